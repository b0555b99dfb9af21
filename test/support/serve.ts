import type { Config } from '../../server/src/config.js';
import { atDesk } from '../../server/src/commands/desk.js';
import { startTestServer } from '../../server/test/support/test-server.js';
import { startFaultyProxy } from './faulty-proxy.js';

// The server that the elements meet in their tests, behind a network that breaks when it is told to. Says where it is,
// and ends with whoever started it.
const { url, server, config } = await startTestServer({ demo: false, trustedProxies: ['127.0.0.1'] });
const images = await startTestServer({ demo: false, trustedProxies: ['127.0.0.1'], captcha: 'image' });
const proxy = await startFaultyProxy({ '': url, image: images.url }, (command) => moderate(config, command));
process.stdout.write(`${proxy}/\n`);
process.stdin
  .on('end', () => void Promise.all([server.stop(), images.server.stop()]).then(() => process.exit()))
  .resume();

interface Command {
  readonly do: 'close' | 'open' | 'approve' | 'remove';
  /** A page's key or a comment's id. */
  readonly what: string;
}

/** What moderators do, for tests that need a closed page or a comment that somebody else removed. */
async function moderate(settings: Config, { do: action, what }: Command): Promise<void> {
  await atDesk(settings, async ({ pages, comments }) => {
    if (action === 'close' || action === 'open') return pages.setClosed(what, action === 'close', Date.now());
    const row = await comments.find(what);
    if (!row) throw new Error(`There is no comment ${what}.`);
    await (action === 'approve' ? comments.publish(row, Date.now()) : comments.remove(row, Date.now()));
  });
}
