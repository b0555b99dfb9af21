import '../captcha/define.js';
import { FailureEvent } from '../../events/failure-event.js';
import { OutboxSlice } from '../../store/outbox-slice.js';
import type { PageStore } from '../../store/page-store.js';
import { promptsAt } from '../../store/prompt.js';

interface Asker extends Element {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Saves a vote, and shows the characters in an image if the server wants them. Loaded with the first vote: most readers only
 * look.
 */
export async function give(store: PageStore | undefined, about: string, value: number, asker: Asker): Promise<void> {
  if (!store) return; // the element has left meanwhile
  const leave = store.subscribe(() => showPrompt(asker, promptsAt(store.state) === asker));
  try {
    const failure = await store.use(OutboxSlice).wish(about, value, asker);
    if (failure) asker.dispatchEvent(new FailureEvent(failure));
  } finally {
    leave();
    showPrompt(asker, false);
  }
}

function showPrompt({ renderRoot }: Asker, isAsked: boolean): void {
  const prompt = renderRoot.querySelector('afterword-captcha');
  if (!isAsked) prompt?.remove();
  else if (!prompt) renderRoot.append(Object.assign(document.createElement('afterword-captcha'), { embedded: true }));
}
