// The limit: the same comments as elements made one by one, with nothing between the data and the document.

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const INLINE = { emphasis: 'em', strong: 'strong', strikethrough: 's', code: 'code', spoiler: 'span' };
const inline = (node) => {
  if (typeof node === 'string') return node;
  if (node.type === 'break') return make('br');
  if (node.type === 'link') return make('a', { href: node.href, rel: 'nofollow ugc noopener noreferrer' }, ...node.children.map(inline)); // prettier-ignore
  return make(INLINE[node.type], {}, ...(node.text === undefined ? node.children.map(inline) : [node.text]));
};
const block = (node) => {
  if (node.type === 'paragraph') return make('p', {}, ...node.children.map(inline));
  if (node.type === 'code') return make('pre', {}, make('code', {}, node.text));
  if (node.type === 'quote') return make('blockquote', {}, ...node.children.map(block));
  return make(node.start === null ? 'ul' : 'ol', {}, ...node.items.map((item) => make('li', {}, ...item.map(block))));
};

const SVG = 'http://www.w3.org/2000/svg';
const arrow = (path) => {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 20 20');
  icon.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  icon.append(shape);
  return icon;
};
const button = (label, ...content) => make('button', { type: 'button', 'aria-label': label }, ...content);

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });

function comment({ id, author: { name }, content, created, votes, replies }) {
  const words = name.split(' ');
  const date = new Date(created);
  const item = make(
    'li',
    { id: `comment-${id}` },
    make(
      'article',
      { 'aria-label': `Comment by ${name}`, tabindex: '-1' },
      make('span', { class: 'avatar', 'aria-hidden': 'true' }, words.map(([letter]) => letter).join('')),
      make(
        'div',
        { class: 'main' },
        make(
          'header',
          {},
          make('bdi', {}, name),
          make('a', { href: `#comment-${id}` }, make('time', { datetime: created, title: exact.format(date) }, day.format(date))), // prettier-ignore
        ),
        make('div', { class: 'content', dir: 'auto' }, ...content.map(block)),
        make(
          'div',
          { class: 'actions' },
          button(`Vote up the comment by ${name}`, arrow('M10 4l6 7h-3.5v5h-5v-5H4z'), String(votes.up)),
          button(`Vote down the comment by ${name}`, arrow('M10 16l6-7h-3.5V4h-5v5H4z'), String(votes.down)),
          button(`Reply to ${name}`, 'Reply'),
          button(`Report the comment by ${name}`, 'Report'),
        ),
      ),
    ),
  );
  if (replies.items.length > 0) item.append(make('ol', { class: 'replies' }, ...replies.items.map(comment)));
  return item;
}

const list = document.querySelector('#list');
// Filled before it is attached: that is how a careful hand would do it.
const append = (comments) => {
  const all = document.createDocumentFragment();
  all.append(...comments.map(comment));
  list.append(all);
};

/** Everything there is, a thousand at a time: more the server does not give at once. */
export async function load(address, sort = 'newest') {
  for (let after = ''; after !== null;) {
    const answer = await fetch(`${address}?limit=1000&sort=${sort}${after && `&after=${after}`}`);
    const { items, next } = await answer.json();
    append(items);
    after = next;
  }
}
export const prepend = (one) => list.prepend(comment(one));
export const reverse = () => list.append(...[...list.children].reverse());
