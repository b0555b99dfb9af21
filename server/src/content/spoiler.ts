import type { MarkdownIt } from 'markdown-it';

/** Runs of text up to a character that some rule may begin with; the parser's own rule does not stop at a bar. */
const TEXT = /[^\n!#$%&*+\-:<=>@[\\\]^_`{|}~]+/y;
const MARK = '||';

/** `||text||` hides a text until the reader asks for it, as Discord and Telegram have made known. */
export function spoiler(parser: MarkdownIt): void {
  parser.inline.ruler.at('text', (state, silent) => {
    TEXT.lastIndex = state.pos;
    const text = TEXT.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
    if (!text) return false;
    if (!silent) state.pending += text;
    state.pos += text.length;
    return true;
  });

  parser.inline.ruler.before('emphasis', 'spoiler', (state, silent) => {
    const { pos, posMax } = state;
    if (!state.src.startsWith(MARK, pos)) return false;
    const start = pos + MARK.length;
    const end = state.src.indexOf(MARK, start);
    if (end === -1 || end + MARK.length > posMax || state.src.slice(start, end).trim() === '') return false;
    if (!silent) {
      state.push('spoiler_open', 'span', 1);
      state.pos = start;
      state.posMax = end;
      state.md.inline.tokenize(state);
      state.push('spoiler_close', 'span', -1);
    }
    state.pos = end + MARK.length;
    state.posMax = posMax;
    return true;
  });
}
