import type { Config } from '../config.js';
import type { FoundComment } from '../store/comment-store.js';
import type { HeldFor } from '../store/schema.js';
import { atDesk, type Desk } from './desk.js';

const LISTED = 100;

interface Decisions {
  readonly approve?: readonly string[];
  readonly remove?: readonly string[];
}

/** The moderators' desk in its smallest form. */
export async function held(config: Config, { approve = [], remove = [] }: Decisions): Promise<void> {
  await atDesk(config, async (desk) => {
    const decided = approve.length + remove.length > 0;
    for (const id of approve) await decide(desk, id, 'published', (row) => desk.comments.publish(row, Date.now()));
    for (const id of remove) await decide(desk, id, 'removed', (row) => desk.comments.remove(row, Date.now()));
    if (!decided) await list(desk);
  });
}

async function decide(
  desk: Desk,
  id: string,
  verdict: string,
  act: (row: FoundComment) => Promise<boolean>,
): Promise<void> {
  // prettier-ignore
  const row = await desk.comments.find(id);
  const done = row?.status === 'held' && (await act(row));
  if (done) await desk.announce(row.page_key);
  process.stdout.write(done ? `${id} ${verdict}.\n` : `${id} is not held.\n`);
  if (!done) process.exitCode = 1;
}

async function list(desk: Desk): Promise<void> {
  const rows = await desk.threads.held(LISTED);
  if (rows.length === 0) process.stdout.write('Nothing waits.\n');
  for (const row of rows) {
    const text = row.source.replace(/\s+/g, ' ').slice(0, 200);
    const why = row.held_for === null ? '' : `  (${REASONS[row.held_for]})`;
    process.stdout.write(`${row.id}  ${new Date(row.created_at).toISOString()}  ${row.author_name}: ${text}${why}\n`);
  }
}

const REASONS: Record<HeldFor, string> = {
  all: 'every comment waits here',
  links: 'many links',
  check: 'the writer could not do the check',
  trap: 'a field that people do not see was filled in',
  time: 'the form was sent too fast or too late for a person',
  words: 'a word or domain that you block',
  repeat: 'nearly the same text was posted within a day',
};
