import type { FastifyRequest } from 'fastify';
import { normalizePageKey } from 'afterword/page-key';
import type { CommentDraft } from 'afterword/protocol';
import { webAddress } from '../content/text.js';
import { invalidField } from '../errors.js';
import type { Origins } from '../security/origins.js';
import type { Visitors } from '../security/visitors.js';
import type { Writer } from '../services/writer.js';

const LONGEST_KEY = 2048;

type PageFacts = NonNullable<CommentDraft['page']>;

/** What a request says of who asks, from where, and about which page. */
export class Access {
  readonly #visitors: Visitors;
  readonly #origins: Origins;

  constructor(visitors: Visitors, origins: Origins) {
    this.#visitors = visitors;
    this.#origins = origins;
  }

  /** Who reads, if they said. */
  viewer(request: FastifyRequest): string | undefined {
    return this.#visitors.read(request.headers.authorization);
  }

  writer(request: FastifyRequest): Writer {
    return {
      visitor: this.#visitors.require(request.headers.authorization),
      address: request.ip,
      site: this.site(request),
    };
  }

  site(request: FastifyRequest): string {
    return this.#origins.require(request.headers.origin);
  }

  /** Whether scripts of this origin may call us. */
  serves(origin: string): boolean {
    return this.#origins.allows(origin);
  }

  pageKey(asked: string, pointer = '/page'): string {
    const key = normalizePageKey(asked.toWellFormed());
    if (key === '' || key.includes('\0')) throw invalidField(pointer, 'A page key is any text, but not an empty one.');
    if (key === '.' || key === '..') throw invalidField(pointer, 'An address cannot hold this page key.'); // it is folded
    if (Buffer.byteLength(key) > LONGEST_KEY) throw invalidField(pointer, 'A page key has at most 2,048 bytes.');
    this.#origins.requirePage(key);
    return key;
  }

  /** What a page says of itself; not where it is, if that is elsewhere: readers are sent there. */
  pageFacts({ title, url }: PageFacts = {}): PageFacts {
    const address = webAddress(url ?? '');
    const elsewhere = address !== undefined && !this.#origins.allows(new URL(address).origin);
    return { ...(title !== undefined && { title }), ...(url !== undefined && !elsewhere && { url }) };
  }
}
