import { isIPv6, type AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import { createServer } from '../server.js';

/** Longer than any request takes; after it, whoever started us wants us gone. */
const GRACE = 10_000;

/** Starts the server, and stops it in good order when asked to. */
export async function serve(config: Config): Promise<void> {
  const server = await createServer(config);
  try {
    await server.start();
    const { port } = server.app.server.address() as AddressInfo;
    const host = ['0.0.0.0', '::'].includes(config.host)
      ? 'localhost'
      : isIPv6(config.host)
        ? `[${config.host}]`
        : config.host;
    process.stdout.write(`Afterword is ready at http://${host}:${port}/\n`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stop = (): void => {
    setTimeout(() => process.exit(1), GRACE).unref();
    server.stop().catch(() => (process.exitCode = 1));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
