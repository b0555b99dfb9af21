import type { LiveEvent } from '../protocol.js';

const TYPES = ['comment', 'comment-removed', 'rating', 'page'] as const satisfies readonly LiveEvent['type'][];

interface Handlers {
  onOpen(): void;
  onEvent(event: LiveEvent): void;
  /** The browser is trying again by itself. */
  onInterrupted(): void;
}

/** Follows a stream until it is aborted, or until the browser gives up on it. */
export function followEvents(url: string, signal: AbortSignal, handlers: Handlers): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(); // everybody left while the page was being loaded
      return;
    }
    const stream = new EventSource(url);
    const end = (): void => {
      stream.close();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    stream.onopen = () => handlers.onOpen();
    stream.onerror = () => {
      handlers.onInterrupted();
      if (stream.readyState === EventSource.CLOSED) end();
    };
    for (const type of TYPES) {
      stream.addEventListener(type, ({ data, lastEventId }: MessageEvent<string>) =>
        handlers.onEvent({ type, rev: Number(lastEventId), data: JSON.parse(data) as never }),
      );
    }
  });
}
