import type { Config } from '../config.js';
import { atDesk } from './desk.js';

/** What a comment says, and what it said before each change, oldest first: one JSON object a line. */
export async function history(config: Config, id: string): Promise<void> {
  await atDesk(config, async ({ comments }) => {
    const row = await comments.find(id);
    if (!row) {
      process.stdout.write(`There is no comment ${id}.\n`);
      process.exitCode = 1;
      return;
    }
    const versions = await comments.versions(id);
    const times = [row.created_at, ...versions.map(({ replaced_at }) => replaced_at)];
    [...versions, row].forEach(({ source }, index) => {
      const since = new Date(times[index]!).toISOString();
      process.stdout.write(`${JSON.stringify({ since, source })}\n`);
    });
  });
}
