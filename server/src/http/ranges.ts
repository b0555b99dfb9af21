import type { FastifyReply } from 'fastify';
import { parse } from 'range-parser';

/**
 * Sends the part that is asked for (RFC 9110, 14.2). Safari plays no sound from a server that cannot. What is not one
 * range of bytes is answered with the whole, as it may be.
 */
export function sendPart(reply: FastifyReply, whole: Buffer, asked: string | undefined): FastifyReply {
  void reply.header('accept-ranges', 'bytes');
  const { type, code, ranges } = parse(whole.length, asked ?? '');
  const [range] = ranges;
  if (type !== 'bytes' || code & 1 || ranges.length > 1) return reply.send(whole);
  if (range === undefined) return reply.code(416).header('content-range', `bytes */${whole.length}`).send();
  const { start, end } = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${whole.length}`)
    .send(whole.subarray(start, end + 1));
}
