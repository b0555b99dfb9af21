import type { FastifyRequest } from 'fastify';

/** Whether who asks has it already (RFC 9110, If-None-Match; weak comparison). */
export function has({ headers }: FastifyRequest, tag: string): boolean {
  const opaque = (text: string): string => text.trim().replace(/^W\//, '');
  const said = headers['if-none-match'];
  return said?.split(',').some((one) => opaque(one) === opaque(tag)) ?? false;
}
