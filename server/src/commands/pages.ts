import { normalizePageKey } from 'afterword/page-key';
import type { Config } from '../config.js';
import { atDesk } from './desk.js';

export async function setClosed(config: Config, page: string, closed: boolean): Promise<void> {
  const key = normalizePageKey(page);
  await atDesk(config, async (desk) => {
    await desk.pages.setClosed(key, closed, Date.now());
    await desk.announce(key);
  });
  process.stdout.write(`${key} is ${closed ? 'closed' : 'open'}.\n`);
}
