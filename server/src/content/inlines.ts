import type { Token } from 'markdown-it';
import type { Inline } from 'afterword/protocol';

type Parent = Exclude<Inline, string> & { readonly children: readonly Inline[] };

/** Turns a flat list of inline tokens into a tree. */
export function toInlines(tokens: readonly Token[]): Inline[] {
  const root: Inline[] = [];
  const open: { readonly token?: Token; readonly siblings: Inline[] }[] = [{ siblings: root }];
  for (const token of tokens) {
    const { siblings } = open.at(-1)!;
    if (token.nesting === 1) {
      const parent = toParent(token);
      if (parent) siblings.push(parent.node);
      open.push({ token, siblings: parent?.children ?? siblings });
    } else if (token.nesting === -1) {
      const opened = open.pop()!.token!;
      if (siblings.length === 0) append(siblings, String(opened.attrGet('href')));
      append(open.at(-1)!.siblings, titleOf(opened));
    } else {
      append(siblings, toInline(token));
      append(siblings, titleOf(token));
    }
  }
  return root;
}

/** A document has no tooltips; what was written into one is read behind the link. */
function titleOf(token: Token): string {
  const title = token.attrGet('title');
  return title ? ` (${title})` : '';
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
    case 'spoiler_open':
      return { node: { type: 'spoiler', children }, children };
    case 'link_open':
      if (!token.attrGet('href')) return undefined; // a link to nowhere is just its text
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
