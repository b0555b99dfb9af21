import { sql } from 'kysely';
import { migrate, openDatabase } from '../../server/dist/store/database.js';
import { parseMarkdown } from '../../server/dist/content/markdown.js';

// Threads that look like those of readers, the same in each run: names, one to three paragraphs, now and then a list, a
// quote or a link, and one in five answers another one.

const NAMES = ['Ada', 'Grace Hopper', 'Margaret H.', 'Dorothy', 'Alan', 'Barbara L.', 'Katherine Johnson', 'Edsger', 'Radia P.', 'Tim', 'Annie Easley', 'Donald', 'Joan Clarke', 'Hedy L.', 'Niklaus', 'Frances Allen']; // prettier-ignore
const SENTENCES = [
  'I had the procedure in March and the pain was gone the same evening.',
  'My doctor wanted to wait six weeks first, and I am glad that we did.',
  'Nobody had told me about the **brace**, which I wore until June.',
  'The stairs were the worst; lying flat was not much better.',
  'What helped was walking, a little further each day.',
  'Did anyone have a second fracture within the year?',
  'The article says that most heal by themselves, and mine did *in the end*.',
  'Ask for a bone density scan; it changed what I was given afterwards.',
  'I still feel it when the weather turns, but I garden again.',
  'They showed me the images before and after, and I understood at last what had been done.',
  'My mother is 84 and was walking the next morning.',
  'It took longer to find somebody who would listen than to get well.',
];

/** Numbers that look random and are the same each time. */
function sequence(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function write(next) {
  const paragraph = () => Array.from({ length: 1 + next(4) }, () => SENTENCES[next(SENTENCES.length)]).join(' ');
  const parts = Array.from({ length: 1 + next(3) }, paragraph);
  if (next(12) === 0) parts.push('- rest\n- ice\n- a firm mattress');
  if (next(12) === 0) parts.unshift(`> ${SENTENCES[next(SENTENCES.length)]}`);
  if (next(15) === 0) parts.push('There is more at [the library](https://example.org/library).');
  return parts.join('\n\n');
}

/** `count` comments of a page, oldest first; `answers` is the share of them that answer another one: one in so many. */
export function* makeComments(page, count, answers = 5) {
  const next = sequence(count);
  const texts = Array.from({ length: Math.min(count, 1000) }, () => {
    const source = write(next);
    return { source, content: JSON.stringify(parseMarkdown(source)) };
  });
  const start = Date.UTC(2026, 0, 1);
  let root;
  for (let index = 0; index < count; index++) {
    const isReply = root !== undefined && index % answers === answers - 1;
    const id = `${page}_${index}`;
    if (!isReply) root = id;
    yield {
      id,
      page_id: page,
      parent_id: isReply ? root : null,
      root_id: root,
      depth: isReply ? 1 : 0,
      rev: index + 1,
      status: 'published',
      visitor_id: `reader-${next(1000)}`,
      author_name: NAMES[next(NAMES.length)],
      ...texts[next(texts.length)],
      reply_count: !isReply && (index % answers) + 1 === answers - 1 && index + 1 < count ? 1 : 0,
      up_votes: next(30),
      down_votes: next(5),
      score: next(900_000),
      disclaimers: '[]',
      documents: '[]',
      created_at: start + index * 60_000,
      published_at: start + index * 60_000,
    };
  }
}

/** Writes threads into a new database, through no server: a hundred thousand posts would take longer than the rest. */
export async function fill(location, threads) {
  const { db } = openDatabase(location);
  await migrate(db);
  for (const [page, count, answers] of threads) {
    await db.insertInto('pages').values({ id: page, key: page, title: page, url: null, rev: count, comment_count: count, created_at: 0 }).execute(); // prettier-ignore
    let rows = [];
    const flush = async () => {
      if (rows.length > 0) await db.insertInto('comments').values(rows).execute();
      rows = [];
    };
    for (const row of makeComments(page, count, answers)) if (rows.push(row) === 500) await flush();
    await flush();
  }
  if (location.kind === 'postgres') await sql`analyze`.execute(db); // as it does by itself after a while
  await db.destroy();
}
