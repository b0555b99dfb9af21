import { nanoid } from 'nanoid';

/** What is another in each copy of a document: what its form is known by, when it was given out, and its image. */
const NAMES = ['token', 'stamp', 'challenge'] as const;

export type Filling = Readonly<Record<(typeof NAMES)[number], string>>;

/** Stand in a document until it is sent. They never are, so nobody knows them and can write them into a comment. */
export const BLANKS = Object.freeze(Object.fromEntries(NAMES.map((name) => [name, `${name}-${nanoid()}`]))) as Filling;

/** What we sign is letters, digits and `.`, `~`, `-`, `_`: the same in an attribute, in an address and here. */
const SAFE = /^[\w.~-]*$/;

export function fill(html: string, filling: Filling): string {
  return NAMES.reduce((text, name) => {
    if (!SAFE.test(filling[name])) throw new Error(`What is filled in for ${name} would have to be escaped.`);
    return text.replaceAll(BLANKS[name], filling[name]);
  }, html);
}
