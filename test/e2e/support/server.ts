import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

interface Options {
  readonly env?: Record<string, string>;
  /** Where `npm start` is typed; without it the built server is run directly. */
  readonly clone?: string;
  readonly port?: number;
}

/** The server as an owner runs it: a process of its own, over a folder of its own, that can be killed and come back. */
export class RunningServer implements AsyncDisposable {
  readonly folder: string;
  url = '';
  readonly #options: Options;
  #child: ChildProcess | undefined;
  #port: number;

  private constructor(folder: string, options: Options) {
    this.folder = folder;
    this.#options = options;
    this.#port = options.port ?? 0;
  }

  static async start(options: Options = {}): Promise<RunningServer> {
    const server = new RunningServer(await mkdtemp(join(tmpdir(), 'afterword-e2e-')), options);
    await server.start();
    return server;
  }

  /** Starts it, the second time on the same port. */
  async start(): Promise<void> {
    const { clone, env } = this.#options;
    const [command, args] = clone ? ['npm', ['start']] : ['node', ['server/dist/main.js']];
    const child = spawn(command, args, {
      cwd: clone ?? ROOT,
      env: { ...process.env, PORT: String(this.#port), AFTERWORD_DATABASE: `file:${join(this.folder, 'afterword.db')}`, ...env }, // prettier-ignore
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true, // a group of its own, so that everything it starts can be ended with it
    });
    this.#child = child;
    let output = '';
    for await (const part of child.stdout.setEncoding('utf8')) {
      output += String(part);
      const address = /ready at (http:\S+)/.exec(output)?.[1];
      if (!address) continue;
      this.url = address.replace(/\/$/, '');
      this.#port = Number(new URL(address).port);
      child.stdout.resume();
      return;
    }
    throw new Error(`The server did not start:\n${output}`);
  }

  /** As if the power went out. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child?.pid || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    process.kill(-child.pid, signal);
    await exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
