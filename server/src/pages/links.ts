import type { CommentSort } from 'afterword/protocol';

/** How a document is asked for, beside the page it is about. */
export interface Manner {
  readonly language: string | undefined;
  readonly direction: 'ltr' | 'rtl' | undefined;
}

/** Which part of a thread. */
export interface Place {
  readonly sort?: CommentSort | undefined;
  readonly after?: string | undefined;
  /** The comment that stands with what it answers and what answers it. */
  readonly comment?: string | undefined;
  /** The comment that is being answered. */
  readonly reply?: string | undefined;
  /** Whether a comment was sent that waits for a moderator. */
  readonly held?: '1' | undefined;
  /** Whether a rating was sent and kept. */
  readonly rated?: '1' | undefined;
}

/** Addresses of a page's documents. They lead on in the manner in which the first one was asked for. */
export class Links {
  readonly #path: string;
  readonly #manner: { readonly lang: string | undefined; readonly dir: string | undefined };

  /** `base` is an origin where links have to be whole. */
  constructor(key: string, { language, direction }: Manner, base = '') {
    this.#path = `${base}/pages/${encodeURIComponent(key)}`;
    this.#manner = { lang: language, dir: direction };
  }

  to({ sort, ...place }: Place = {}, anchor = ''): string {
    const order = sort === 'newest' ? undefined : sort;
    return `${this.#path}${query({ sort: order, ...place, ...this.#manner })}${anchor && `#${anchor}`}`;
  }

  get feed(): string {
    return `${this.#path}/feed.xml`;
  }

  image(challenge: string): string {
    return `${this.#path}/image.png${query({ id: challenge })}`;
  }

  /** Spoken in the language of the document, where it can be. */
  digits(challenge: string): string {
    return `${this.#path}/digits.wav${query({ id: challenge, lang: this.#manner.lang })}`;
  }
}

function query(parameters: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return said.length > 0 ? `?${new URLSearchParams(said).toString()}` : '';
}
