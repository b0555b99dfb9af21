import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT, type RunningServer } from './server.js';

/** What was acknowledged or agreed to. */
interface Row {
  readonly page: string;
  readonly visitor: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string;
  readonly comment: string | null;
}

/** What an owner runs beside the server, over the same database. */
export async function exportRecord(server: RunningServer, page: string): Promise<Row[]> {
  const { stdout } = await promisify(execFile)(
    'node',
    ['server/dist/main.js', 'acknowledgements', '--format', 'json', '--page', page],
    { cwd: ROOT, env: { ...process.env, AFTERWORD_DATABASE: `file:${join(server.folder, 'afterword.db')}` } },
  );
  return JSON.parse(stdout) as Row[];
}
