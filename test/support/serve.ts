import type { Config } from '../../server/src/config.js';
import { atDesk } from '../../server/src/commands/desk.js';
import { hearDigits, readCharacters } from '../../server/test/support/passes.js';
import { SECRET, startTestServer } from '../../server/test/support/test-server.js';
import { startFaultyProxy } from './faulty-proxy.js';

// The server that the elements meet in their tests, behind a network that breaks when it is told to. Says where it is,
// and ends with whoever started it.
const common = { demo: false, trustedProxies: ['127.0.0.1'], ratings: new Map([['ease', 5], ['pain-relief', 10]]) }; // prettier-ignore
const main = await startTestServer({ ...common, siteverifySecret: SECRET });
const { url, config } = main;
const images = await startTestServer({ ...common, captcha: 'image' });
const free = await startTestServer({ ...common, captcha: 'none', showRatings: true });
const proxy = await startFaultyProxy({ '': url, image: images.url, free: free.url }, (command: Command) =>
  command.do === 'read'
    ? readImage(command.what)
    : command.do === 'redeem'
      ? redeem(command.what)
      : moderate(config, command),
);
process.stdout.write(`${proxy}/\n`);
process.stdin.on('end', () => void end()).resume();

/** Whoever started us is gone. Nothing stays behind, whatever still hangs. */
async function end(): Promise<void> {
  setTimeout(() => process.exit(1), 5000).unref();
  await Promise.all([main, images, free].map((server) => server[Symbol.asyncDispose]()));
  process.exit();
}

interface Command {
  readonly do: 'close' | 'open' | 'approve' | 'remove' | 'read' | 'redeem';
  /** A page's key, a comment's id, an image's id or a captcha token. */
  readonly what: string;
}

/** What a person reads in an image, or hears: only somebody with the secret can know it from the id. */
async function readImage(id: string): Promise<string> {
  const { kind } = JSON.parse(Buffer.from(id.split(/[~.]/)[1]!, 'base64url').toString()) as { kind: string };
  return kind === 'audio' ? hearDigits(id) : readCharacters(id);
}

/** What the back end of a site does with a token. */
async function redeem(response: string): Promise<unknown> {
  const body = new URLSearchParams({ secret: SECRET, response });
  return (await fetch(`${url}/api/v1/captcha/siteverify`, { method: 'POST', body })).json();
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
