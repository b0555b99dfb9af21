// What the peers' servers would answer, made of the same comments. Answers are made once, so that the peers wait for less
// than Afterword does, whose server reads its database each time.

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const TAGS = { emphasis: 'em', strong: 'strong', strikethrough: 's', code: 'code', spoiler: 'span', paragraph: 'p', quote: 'blockquote' }; // prettier-ignore

function toHtml(node) {
  if (typeof node === 'string') return escape(node);
  if (node.type === 'break') return '<br>';
  if (node.type === 'list')
    return `<ul>${node.items.map((item) => `<li>${item.map(toHtml).join('')}</li>`).join('')}</ul>`;
  const inner = node.text === undefined ? node.children.map(toHtml).join('') : escape(node.text);
  if (node.type === 'link') return `<a href="${escape(node.href)}">${inner}</a>`;
  return `<${TAGS[node.type]}>${inner}</${TAGS[node.type]}>`;
}

const isNewestFirst = (url) => !/asc/i.test(url.searchParams.get('sortBy') ?? url.searchParams.get('sort_by') ?? '');
const inOrder = (items, url) => (isNewestFirst(url) ? items : items.toReversed());
const numbers = new Map();
const toNumber = (id) => numbers.get(id) ?? numbers.set(id, numbers.size + 1).get(id);

const answers = new Map();
const once = (key, make) => answers.get(key) ?? answers.set(key, JSON.stringify(make())).get(key);

const toWaline = ({ id, author, content, created, votes, replies }, root) => ({
  objectId: toNumber(id),
  nick: author.name,
  comment: content.map(toHtml).join(''),
  orig: '',
  time: Date.parse(created),
  like: votes.up,
  link: '',
  mail: '',
  avatar: '',
  status: 'approved',
  user_id: null,
  ...(root ? { pid: root, rid: root } : { children: replies.items.map((reply) => toWaline(reply, toNumber(id))) }),
});

export function walineAnswer(method, url, threads) {
  const count = Number(url.searchParams.get('pageSize'));
  if (method === 'POST' && url.pathname.endsWith('/comment'))
    return { errno: 0, data: { ...toWaline(threads.more), objectId: 999_999 } };
  if (!url.pathname.endsWith('/comment')) return { errno: 0, data: [{ time: 0 }] };
  return once(`waline ${url.search}`, () => {
    const items = inOrder(threads.get(count), url).map((item) => toWaline(item));
    return { errno: 0, data: { page: 1, totalPages: 1, pageSize: count, count, data: items } };
  });
}

export const toArtalk = ({ id, author, content, created, votes, parent }) => ({
  id: toNumber(id),
  rid: parent === null ? 0 : toNumber(parent),
  content: content.map(toHtml).join(''),
  content_marked: content.map(toHtml).join(''),
  nick: author.name,
  email_encrypted: 'bench',
  link: '',
  ua: '',
  date: created.replace('T', ' ').slice(0, 19),
  is_allow_reply: true,
  is_collapsed: false,
  is_pending: false,
  is_pinned: false,
  is_verified: false,
  visible: true,
  ip_region: '',
  badge_name: '',
  badge_color: '',
  page_key: 'bench',
  page_url: '',
  site_name: 'bench',
  user_id: 1,
  vote_up: votes.up,
  vote_down: votes.down,
});

export function artalkAnswer(method, url, threads) {
  const page = { id: 1, admin_only: false, key: 'bench', title: '', url: '', pv: 0, site_name: 'bench', vote_up: 0, vote_down: 0, date: '' }; // prettier-ignore
  if (url.pathname.endsWith('/pv')) return { pv: 1 };
  if (url.pathname.endsWith('/conf')) return { frontend_conf: {}, version: { version: '2.9.1', commit_hash: '' } };
  if (!url.pathname.endsWith('/comments')) return {};
  return once(`artalk ${url.search}`, () => {
    const items = inOrder(threads.get(Number(url.searchParams.get('limit'))), url);
    const comments = items.flatMap((item) => [item, ...item.replies.items]).map(toArtalk);
    return { comments, count: comments.length, roots_count: items.length, page };
  });
}
