import { CommandLine, settingsFor } from './command-line.js';
import { databases } from './databases.js';
import { startTestServer } from './test-server.js';
import { unlimited } from './unlimited.js';

export interface Setting {
  readonly name: string;
  /** The addresses of all servers that share the database; everything ends with `resources`. */
  start(resources: AsyncDisposableStack): Promise<readonly string[]>;
}

/** The ways in which a site can be served, each with a captcha and with limits that a crowd from one address fits in. */
export const settings: readonly Setting[] = [
  ...databases.flatMap((database) =>
    [1, 2]
      .filter((servers) => servers === 1 || database.name === 'PostgreSQL')
      .map((servers) => ({
        name: `${['', 'one server', 'two servers'][servers]!} on ${database.name}`,
        async start(resources: AsyncDisposableStack) {
          const { location } = resources.use(await database.create());
          const start = async (): Promise<string> =>
            resources.use(await startTestServer({ database: location, captcha: 'pow' }, { limits: unlimited() })).url;
          return Promise.all(Array.from({ length: servers }, start));
        },
      })),
  ),
  {
    name: 'two processes on SQLite',
    async start(resources) {
      const { location } = resources.use(await databases[0]!.create());
      const start = (): Promise<string> =>
        resources.use(new CommandLine(['serve'], { ...settingsFor(location), AFTERWORD_CAPTCHA: 'pow' })).ready();
      return Promise.all([start(), start()]);
    },
  },
];
