import type { Token } from 'markdown-it';
import type { Inline } from 'afterword/protocol';

type Parent = Exclude<Inline, string> & { readonly children: readonly Inline[] };

/** Turns a flat list of inline tokens into a tree. */
export function toInlines(tokens: readonly Token[]): Inline[] {
  const root: Inline[] = [];
  const open: Inline[][] = [root];
  for (const token of tokens) {
    const siblings = open.at(-1)!;
    const parent = token.nesting === 1 ? toParent(token) : undefined;
    if (parent) {
      siblings.push(parent.node);
      open.push(parent.children);
    } else if (token.nesting === -1) open.pop();
    else append(siblings, toInline(token));
  }
  return root;
}

function toParent(token: Token): { node: Parent; children: Inline[] } | undefined {
  const children: Inline[] = [];
  switch (token.type) {
    case 'em_open':
      return { node: { type: 'emphasis', children }, children };
    case 'strong_open':
      return { node: { type: 'strong', children }, children };
    case 's_open':
      return { node: { type: 'strikethrough', children }, children };
    case 'link_open':
      return { node: { type: 'link', href: String(token.attrGet('href')), children }, children };
    default:
      throw new Error(`No node for the token ${token.type}.`);
  }
}

function toInline(token: Token): Inline {
  switch (token.type) {
    case 'code_inline':
      return { type: 'code', text: token.content };
    case 'softbreak': // Who presses Enter in a comment means a new line.
    case 'hardbreak':
      return { type: 'break' };
    case 'image': {
      const href = String(token.attrGet('src'));
      return { type: 'link', href, children: [token.content || href] };
    }
    default:
      return token.content;
  }
}

/** Neighbouring texts become one: the parser cuts them at every character that might have meant something. */
function append(siblings: Inline[], inline: Inline): void {
  const last = siblings.at(-1);
  if (inline === '') return;
  if (typeof inline === 'string' && typeof last === 'string') siblings[siblings.length - 1] = last + inline;
  else siblings.push(inline);
}
