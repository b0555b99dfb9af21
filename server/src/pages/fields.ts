import type { AcceptedDocument, CaptchaMode, CommentDraft, Page, Problem } from 'afterword/protocol';
import type { QuestionKind } from '../captcha/questions.js';
import type { Texts } from './texts.js';

/** What a reader put into the form. */
export interface Fields {
  readonly body: string;
  readonly name: string;
  readonly email: string;
  readonly website: string;
  readonly captcha: string;
  readonly disclaimer: boolean;
  readonly terms: boolean;
}

export type FieldName = keyof Fields;
/** What is wrong, by field; `form` is what is wrong with none of them. */
export type FieldProblems = ReadonlyMap<FieldName | 'form', string>;

/** A form as it was sent. */
export interface Sent {
  readonly fields: Fields;
  readonly parent: string | undefined;
  /** What the form is known by. */
  readonly token: string;
  readonly challenge: string;
  /** Whether the reader was shown characters or listened to digits. */
  readonly kind: QuestionKind;
  /** When the form was given out, sealed. */
  readonly stamp: string;
  /** From the field that people do not see. */
  readonly trap: string;
  /** The reader asks for another question of this kind, and sends nothing yet. */
  readonly wantsNew: QuestionKind | undefined;
  /** The reader cannot do the check and asks for a moderator. */
  readonly wantsModerator: boolean;
}

export const EMPTY_FIELDS: Fields = {
  body: '',
  name: '',
  email: '',
  website: '',
  captcha: '',
  disclaimer: false,
  terms: false,
};

/** As many code points as the same fields may have anywhere else. */
const LONGEST = { name: 60, email: 254, website: 200 } as const;
const LONGEST_ID = 64;
const LONGEST_ANSWER = 40;
const LONGEST_TRAP = 1000;
/** The buttons that ask for another question. */
const QUESTIONS: ReadonlyMap<string, QuestionKind> = new Map([
  ['refresh', 'image'],
  ['listen', 'audio'],
]);
/** What is said of a question without an answer. */
export const MISSING: Readonly<Record<QuestionKind, string>> = {
  image: 'Type the characters in the image.',
  audio: 'Type the digits you hear.',
};
const MISTAKEN: Readonly<Record<QuestionKind, string>> = {
  image: 'Those were not the characters, or the image was too old. Here is a new one.',
  audio: 'Those were not the digits, or they were too old. Here are new ones.',
};
const POINTERS: Readonly<Record<string, FieldName>> = {
  '/body': 'body',
  '/author/name': 'name',
  '/author/email': 'email',
  '/author/website': 'website',
};

/** Reads what arrived. A field that was sent twice, or not as a text, was not sent. */
export function readForm(body: unknown): Sent {
  const sent = new Map(Object.entries((body ?? {}) as Record<string, unknown>));
  const read = (name: string): string => {
    const value = sent.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').toWellFormed() : '';
  };
  const parent = read('parent');
  return {
    fields: {
      body: read('body'),
      name: read('name'),
      email: read('email'),
      website: read('website'),
      captcha: read('captcha').slice(0, LONGEST_ANSWER),
      disclaimer: read('disclaimer') !== '',
      terms: read('terms') !== '',
    },
    parent: parent === '' || parent.length > LONGEST_ID || parent.includes('\0') ? undefined : parent,
    token: read('form'),
    challenge: read('challenge'),
    kind: read('kind') === 'audio' ? 'audio' : 'image',
    stamp: read('stamp'),
    trap: read('subject').slice(0, LONGEST_TRAP),
    wantsNew: QUESTIONS.get(read('do')),
    wantsModerator: read('do') === 'hold',
  };
}

/** What can be said without asking anybody. */
export function findProblems(
  { fields, challenge, kind, wantsModerator }: Sent,
  page: Page,
  texts: Texts,
): Map<FieldName | 'form', string> {
  const problems = new Map<FieldName | 'form', string>();
  const over = lengthOf(fields.body) - page.settings.maxLength;
  if (fields.body.trim() === '') problems.set('body', 'Write something first.');
  else if (over > 0) problems.set('body', `The text is ${over} characters too long.`);
  if (fields.name.trim() === '') problems.set('name', 'Give a name; any name will do.');
  for (const name of ['name', 'email', 'website'] as const)
    if (lengthOf(fields[name]) > LONGEST[name]) problems.set(name, `At most ${LONGEST[name]} characters, please.`);
  if (texts.disclaimer && !fields.disclaimer) problems.set('disclaimer', 'Say that you have read the disclaimer.');
  if ((texts.termsHref ?? texts.privacyHref) !== undefined && !fields.terms)
    problems.set('terms', 'Agree to the terms to send.');
  if (hasQuestion(page.settings.captcha) && !wantsModerator && (fields.captcha.trim() === '' || challenge === ''))
    problems.set('captcha', MISSING[kind]);
  return problems;
}

/** What a refusal of the server's is called in the form. `kind`: of the question that was asked in it. */
export function toProblems(
  { code, detail, errors = [] }: Problem,
  kind: QuestionKind,
): Map<FieldName | 'form', string> {
  switch (code) {
    case 'captcha_rejected':
      return new Map([['captcha', MISTAKEN[kind]]]);
    case 'captcha_required':
      return new Map([['captcha', MISSING[kind]]]);
    case 'idempotency_mismatch':
      return new Map([['form', 'An earlier version of this was sent already. Send again to add this one too.']]);
    case 'invalid':
      return new Map(errors.map((error) => [POINTERS[error.pointer] ?? 'form', error.detail]));
    default:
      return new Map([['form', detail]]);
  }
}

/** The comment as any other client would send it, the captcha pass aside. */
export function toDraft({ fields, parent, trap }: Sent, texts: Texts): CommentDraft {
  const { name, email, website } = fields;
  return {
    body: fields.body,
    ...(parent !== undefined && { parent }),
    author: { name, ...(email !== '' && { email }), ...(website !== '' && { website }) },
    ...(trap !== '' && { trap }),
    terms: texts.version,
    documents: acceptedDocuments(texts),
    ...(texts.disclaimer && { disclaimers: [{ disclaimer: 'medical', version: texts.version }] }),
  };
}

/** Whether the form can ask for what the owner wants to be asked for. */
export const hasQuestion = (mode: CaptchaMode): boolean => mode === 'auto' || mode === 'image';

/** Named as the element for terms names them. */
function acceptedDocuments({ termsHref, privacyHref, version }: Texts): AcceptedDocument[] {
  return [
    ...(termsHref === undefined ? [] : [{ document: 'terms', version }]),
    ...(privacyHref === undefined ? [] : [{ document: 'privacy', version }]),
  ];
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
