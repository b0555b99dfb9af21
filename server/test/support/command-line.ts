import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabaseLocation } from '../../src/settings.js';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

export type Settings = Readonly<Record<string, string>>;

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `afterword-server` as a process of its own, with these settings and no others. It does not outlive the test. */
export class CommandLine implements AsyncDisposable {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #stdout = '';
  #stderr = '';
  #heard: () => void = () => undefined;

  constructor(args: readonly string[], settings: Settings, folder?: string) {
    this.#child = spawn(process.execPath, ['--import', TSX, MAIN, ...args], {
      env: { PATH: process.env.PATH, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
    });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#heard();
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
    this.ended = once(this.#child, 'close').then(([code]) => {
      this.#heard();
      return { code: code as number | null, stdout: this.#stdout, stderr: this.#stderr };
    });
  }

  /** The address that it says it is ready at. */
  async ready(): Promise<string> {
    for (;;) {
      const url = /ready at (\S+)\//.exec(this.#stdout)?.[1];
      if (url !== undefined) return url;
      if (this.#child.exitCode !== null) throw new Error(`It ended instead: ${this.#stderr}`);
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill('SIGKILL');
  }
}

/** Runs a command to its end. */
export function run(args: readonly string[], settings: Settings, folder?: string): Promise<Ended> {
  return new CommandLine(args, settings, folder).ended;
}

/** What it takes to run against this database, on a port that is free. */
export function settingsFor(database: DatabaseLocation): Settings {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    AFTERWORD_DATABASE: database.kind === 'sqlite' ? `file:${database.path}` : database.url,
    AFTERWORD_SECRET: 'a secret of the tests, longer than thirty-two bytes',
  };
}
