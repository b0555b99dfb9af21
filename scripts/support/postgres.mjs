import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apt } from './browser.mjs';

const DEBIAN = '/usr/lib/postgresql';
const OWNER = 'postgres';

/**
 * A PostgreSQL for the tests: the one that `AFTERWORD_TEST_POSTGRES` names, else a cluster of our own in a temporary
 * folder, which goes when `stop` is called.
 */
export async function startPostgres() {
  if (process.env.AFTERWORD_TEST_POSTGRES) return { url: process.env.AFTERWORD_TEST_POSTGRES, stop: () => undefined };
  const bin = findBin() ?? (apt('postgresql'), findBin());
  if (!bin) throw new Error('No PostgreSQL was found. Install one, or set AFTERWORD_TEST_POSTGRES to its address.');

  const folder = mkdtempSync(join(tmpdir(), 'afterword-postgres-'));
  const data = join(folder, 'data');
  const asOwner = ownerOf(folder);
  const port = await freePort();
  const run = (program, ...args) =>
    execFileSync(join(bin, program), args, { ...asOwner, stdio: 'ignore', cwd: folder });
  run('initdb', '-D', data, '-U', OWNER, '--auth=trust', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=100`;
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  return {
    url: `postgres://${OWNER}@127.0.0.1:${port}/postgres`,
    stop() {
      spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], {
        ...asOwner,
        stdio: 'ignore',
        cwd: folder,
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBin() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** PostgreSQL refuses to run as root; its Debian package brings a user for it. */
function ownerOf(folder) {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, OWNER], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
