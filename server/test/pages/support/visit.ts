import assert from 'node:assert/strict';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { readCharacters } from '../../support/passes.js';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Every element of a document, those in declared shadow roots too. */
export const elementsOf = (html: string): Element[] => elementsIn(parse(html));

function elementsIn(node: Node): Element[] {
  const found: Element[] = [];
  const todo: Node[] = [node];
  for (const node of todo) {
    if ('tagName' in node) found.push(node);
    if ('content' in node) todo.push(node.content);
    if ('childNodes' in node) todo.push(...node.childNodes);
  }
  return found;
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attr) => attr.name === name)?.value;
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** A document as somebody has it who asked for it. */
export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly elements: readonly Element[];
  /** What the form for comments would send if nobody touched it. */
  readonly form: Record<string, string>;
  /** What the form for ratings would send. */
  readonly rating: Record<string, string>;
}

export async function visit(url: string, init?: RequestInit): Promise<Visit> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const html = await response.text();
  const elements = elementsOf(html);
  const forms = elements.filter(({ tagName }) => tagName === 'form').map(untouched);
  const form = forms.find(({ body }) => body !== undefined) ?? {};
  const rating = forms.find(({ about }) => about === 'rating') ?? {};
  return { status: response.status, headers: response.headers, html, elements, form, rating };
}

/** What a form sends that nobody touched. */
function untouched(form: Element): Record<string, string> {
  const isSent = (field: Element): boolean =>
    !['checkbox', 'radio'].includes(attribute(field, 'type') ?? '') || attribute(field, 'checked') !== undefined;
  const fields = elementsIn(form).filter(({ tagName }) => ['input', 'textarea'].includes(tagName));
  return Object.fromEntries(
    fields
      .filter(isSent)
      .map((field) => [
        attribute(field, 'name') ?? '',
        field.tagName === 'textarea' ? textOf(field) : (attribute(field, 'value') ?? ''),
      ]),
  );
}

/** What a person fills in. */
export function filled({ form }: Pick<Visit, 'form'>, own: Record<string, string> = {}): Record<string, string> {
  const captcha = form.challenge === undefined ? '' : readCharacters(form.challenge);
  return { ...form, body: 'It helped me.', name: 'Ada', disclaimer: 'yes', captcha, ...own };
}

/** The clock of a server whose readers take as long as people do: it moves with each form that is sent. */
export const patience = { skew: 0, now: () => Date.now() + patience.skew };

/** Sends a form as a browser does, after some seconds of writing. */
export function send(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Visit> {
  patience.skew += 5000;
  return visit(url, {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** What is said to be wrong with a field. */
export function problemAt({ elements }: Visit, name: string): string | undefined {
  const found = elements.find((element) => attribute(element, 'id') === `${name}-problem`);
  return found && textOf(found);
}

export function assertKept(back: Visit, fields: Record<string, string>): void {
  for (const name of ['body', 'name', 'email', 'website'])
    assert.equal(back.form[name], fields[name] ?? '', `${name} is kept`);
}
