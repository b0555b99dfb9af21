import type { Block, Content, Inline } from 'afterword/protocol';

/** A text speaks to no more people than this, by names of no more words. */
const MOST_PEOPLE = 10;
const MOST_WORDS = 4;

/** After a letter or a number it is an address, not a name. */
const AT = /(?<![\p{L}\p{N}_.])@(?=\S)/u;

/** Every name that an @ in the text may be followed by: longest first, with and without what closes a sentence. */
export function namesIn(content: Content): string[] {
  const names: string[] = [];
  let people = 0;
  mapTexts(content, (text) => {
    const [, ...addressed] = text.split(AT);
    for (const rest of addressed) if (people++ < MOST_PEOPLE) names.push(...candidates(rest));
    return [text];
  });
  return [...new Set(names)];
}

/** The document with each name that belongs to somebody turned into a mention of what they wrote. */
export function withMentions(content: Content, people: ReadonlyMap<string, string>): Content {
  return mapTexts(content, (text) => {
    const [before = '', ...addressed] = text.split(AT);
    const inlines: Inline[] = [];
    let plain = before;
    for (const rest of addressed) {
      const name = candidates(rest).find((candidate) => people.has(candidate));
      if (name === undefined) plain += `@${rest}`;
      else {
        inlines.push(plain, { type: 'mention', name, comment: people.get(name)! });
        plain = rest.slice(name.length);
      }
    }
    return [...inlines, plain].filter((inline) => inline !== '');
  });
}

function candidates(text: string): string[] {
  const words = text.split(' ', MOST_WORDS);
  return words
    .map((_, index) => words.slice(0, index + 1).join(' '))
    .flatMap((name) => [name, name.replace(/[\p{P}\p{S}]+$/u, '')])
    .filter((name) => name !== '')
    .reverse();
}

/** Code is quoted and a link leads somewhere else already: nobody is spoken to there. */
function mapTexts(content: Content, change: (text: string) => readonly Inline[]): Content {
  const inline = (node: Inline): readonly Inline[] => {
    if (typeof node === 'string') return change(node);
    if (!('children' in node) || node.type === 'link') return [node];
    return [{ ...node, children: node.children.flatMap(inline) }];
  };
  const block = (node: Block): Block => {
    if (node.type === 'paragraph') return { ...node, children: node.children.flatMap(inline) };
    if (node.type === 'list') return { ...node, items: node.items.map((item) => item.map(block)) };
    return node; // who is named in a quote was spoken to by somebody else
  };
  return content.map(block);
}
