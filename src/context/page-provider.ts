import { ContextEvent } from '@lit/context';
import { storeContext } from './store-context.js';

type StoreRequest = ContextEvent<typeof storeContext>;

const claimed = Symbol.for('afterword:page-provider@1');

/**
 * Answers for the page when no `<afterword-page>` did. The first unanswered request makes the store, so a page that
 * brings its own provider never pays for one.
 */
export function installPageProvider(): void {
  const root = document.documentElement as HTMLElement & { [claimed]?: true };
  if (root[claimed]) return; // another copy of the kit got here first
  root[claimed] = true;
  const waiting: StoreRequest[] = [];
  const onRequest = (event: HTMLElementEventMap['context-request']): void => {
    if (event.context === storeContext && waiting.push(event as StoreRequest) === 1) void answer();
  };
  const answer = async (): Promise<void> => {
    const { providePage } = await import('./provide-page.js');
    root.removeEventListener('context-request', onRequest);
    providePage(root);
    // Asked again, and not answered here: a provider of the site's may have come between in the meantime.
    for (const { contextTarget, callback } of waiting) {
      contextTarget.dispatchEvent(new ContextEvent(storeContext, contextTarget, callback, true));
    }
  };
  root.addEventListener('context-request', onRequest);
}
