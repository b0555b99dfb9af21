import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atDesk, type Desk } from '../../src/commands/desk.js';
import type { Config } from '../../src/config.js';
import { Hub } from '../../src/live/hub.js';
import { createServer, type Server, type ServerOptions } from '../../src/server.js';

export const SECRET = 'a secret of the tests, longer than thirty-two bytes';

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly server: Server;
  readonly config: Config;
  readonly hub: Hub;
  /** Everything that was logged. */
  readonly log: string[];
  /** Does something as another process with the same database, like the moderator's command line. */
  atDesk(work: (desk: Desk) => Promise<void>): Promise<void>;
}

/** The real server on a port of its own, over a database in a folder of its own, with work that takes no time. */
export async function startTestServer(
  settings: Partial<Config> = {},
  options: ServerOptions = {},
): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-test-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    database: { kind: 'sqlite', path: join(folder, 'test.db') },
    secret: SECRET,
    oldSecrets: [],
    origins: [],
    captcha: 'auto',
    siteverifySecret: undefined,
    provider: undefined,
    ratings: new Map(),
    showRatings: false,
    moderation: 'auto',
    blocked: [],
    trustedProxies: [],
    demo: true,
    texts: { disclaimer: true, termsHref: undefined, privacyHref: undefined, version: '1' },
    ...settings,
  };
  const log: string[] = [];
  const hub = new Hub();
  const server = await createServer(config, {
    difficulty: { cost: 10, keyPrefix: '0' },
    log: { level: 'info', stream: { write: (line) => log.push(line) } },
    hub,
    ...options,
  });
  const url = await server.start();
  return {
    url,
    server,
    config,
    hub,
    log,
    atDesk: (work) => atDesk(config, work),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
