import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Browsers open connections before they need them. Node waits for those when a server closes: it ends used ones only. */
export function trackUnused(server: Server): () => void {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return () => unused.forEach((socket) => socket.destroy());
}
