/** A tag, a comment, or a run of text. No document is made of what was copied: it is read as the text that it is. */
const PIECES = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+|<)/gi;
const BLOCKS = new Set('p div section article h1 h2 h3 h4 h5 h6 table tr ul ol pre blockquote figure'.split(' '));
const SKIPPED = new Set('style script head title template noscript'.split(' '));
const AROUND: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*', s: '~~', del: '~~', code: '`' };
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Markdown for text that was copied with its looks: what our comments can show stays, the rest is plain text. */
export function fromRichText(rich: string): string {
  const writer = new MarkdownWriter();
  let skipped: string | undefined;
  for (const [, close, tag = '', attributes = '', text] of rich.matchAll(PIECES)) {
    const name = tag.toLowerCase();
    if (skipped !== undefined) {
      if (close && name === skipped) skipped = undefined;
    } else if (text !== undefined) writer.text(decode(text));
    else if (close) writer.close(name);
    else if (SKIPPED.has(name)) skipped = name;
    else writer.open(name, attributes);
  }
  return writer.toString();
}

class MarkdownWriter {
  #markdown = '';
  /** The number of the next item of each open list; undefined for bullets. */
  readonly #lists: (number | undefined)[] = [];
  /** Where each open quote begins. */
  readonly #quotes: number[] = [];
  /** Where each open link leads; undefined where it may not. */
  readonly #links: (string | undefined)[] = [];
  /** What each open mark closes with; nothing for one that only looks like a mark. */
  readonly #marks: string[] = [];
  #preformatted = false;

  text(text: string): void {
    const collapsed = this.#preformatted ? text : text.replace(/\s+/g, ' ');
    const startsLine = this.#markdown === '' || /\s$/.test(this.#markdown);
    this.#markdown += startsLine && !this.#preformatted ? collapsed.trimStart() : collapsed;
  }

  open(name: string, attributes: string): void {
    if (BLOCKS.has(name)) this.#breakBefore(name);
    if (name === 'br') this.#markdown += '\n';
    else if (name === 'ul' || name === 'ol') this.#lists.push(name === 'ul' ? undefined : 1);
    else if (name === 'li') this.#openItem();
    else if (name === 'blockquote') this.#quotes.push(this.#markdown.length);
    else if (name === 'pre') this.#fence(true);
    else if (name === 'a') this.#openLink(attributes);
    else if (AROUND[name]) this.#openMark(AROUND[name], attributes);
  }

  close(name: string): void {
    if (name === 'pre') this.#fence(false);
    if (BLOCKS.has(name)) this.#breakBefore(name);
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    else if (name === 'blockquote') this.#quote(this.#quotes.pop() ?? 0);
    else if (name === 'a') {
      const href = this.#links.pop();
      if (href) this.#markdown += `](${href})`;
    } else if (AROUND[name]) this.#markdown += this.#marks.pop() ?? '';
  }

  toString(): string {
    return this.#markdown
      .replace(/\*{4}|~{4}/g, '') // a mark around nothing
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #breakBefore(name: string): void {
    if (this.#markdown === '') return;
    const wanted = this.#lists.length > 0 && name !== 'pre' ? 1 : 2;
    const present = /\n*$/.exec(this.#markdown)![0].length;
    this.#markdown += '\n'.repeat(Math.max(wanted - present, 0));
  }

  #openItem(): void {
    this.#breakBefore('li');
    const number = this.#lists.at(-1);
    this.#markdown += '  '.repeat(Math.max(this.#lists.length - 1, 0));
    this.#markdown += number === undefined ? '- ' : `${number}. `;
    if (number !== undefined) this.#lists[this.#lists.length - 1] = number + 1;
  }

  #openLink(attributes: string): void {
    const href = /\bhref\s*=\s*["']?(https?:[^"'\s>]+)/i.exec(attributes)?.[1];
    this.#links.push(href && decode(href));
    if (href) this.#markdown += '[';
  }

  /** Google Docs wraps everything in a bold that is none. */
  #openMark(mark: string, attributes: string): void {
    const isMark = !this.#preformatted && !/font-weight:\s*(normal|400)/i.test(attributes);
    this.#marks.push(isMark ? mark : '');
    if (isMark) this.#markdown += mark;
  }

  #fence(opens: boolean): void {
    this.#preformatted = opens;
    this.#markdown += opens ? '```\n' : `${this.#markdown.endsWith('\n') ? '' : '\n'}\`\`\``;
  }

  #quote(start: number): void {
    const quoted = this.#markdown.slice(start).trim().replace(/^/gm, '> ');
    this.#markdown = `${this.#markdown.slice(0, start)}${quoted}\n\n`;
  }
}

function decode(text: string): string {
  return text.replace(/&(#x?)?(\w{1,8});/gi, (reference, numeric: string | undefined, name: string) => {
    if (numeric === undefined) return NAMED[name.toLowerCase()] ?? reference;
    const point = parseInt(name, numeric.length > 1 ? 16 : 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : reference;
  });
}
