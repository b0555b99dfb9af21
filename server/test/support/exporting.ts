import { run, settingsFor, type Ended } from './command-line.js';
import { Client } from './client.js';
import type { DatabaseKind } from './databases.js';
import { startTestServer, type TestServer } from './test-server.js';
import type { Config } from '../../src/config.js';

/** A command that exports what a running server keeps, two readers of that server, and what was exported. */
export class Exporting<Row> implements AsyncDisposable {
  readonly server: TestServer;
  readonly ada: Client;
  readonly grace: Client;
  readonly #command: string;
  readonly #resources: AsyncDisposableStack;

  private constructor(command: string, server: TestServer, resources: AsyncDisposableStack) {
    this.#command = command;
    this.server = server;
    this.#resources = resources;
    [this.ada, this.grace] = [new Client(server.url), new Client(server.url)];
  }

  static async start<Row>(
    command: string,
    kind: DatabaseKind,
    settings: Partial<Config> = {},
  ): Promise<Exporting<Row>> {
    const resources = new AsyncDisposableStack();
    const { location: database } = resources.use(await kind.create());
    const server = resources.use(await startTestServer({ database, captcha: 'none', ...settings }));
    const exporting = new Exporting<Row>(command, server, resources);
    await Promise.all([exporting.ada.join(), exporting.grace.join()]);
    return exporting;
  }

  /** Runs the command, as its owner would. */
  run(...args: string[]): Promise<Ended> {
    return run([this.#command, ...args], settingsFor(this.server.config.database));
  }

  /** What it says of one page, or of all. */
  async rows(page?: string): Promise<Row[]> {
    const { stdout } = await this.run('--format', 'json', ...(page === undefined ? [] : ['--page', page]));
    return JSON.parse(stdout) as Row[];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources.disposeAsync();
  }
}
