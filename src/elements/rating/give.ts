import '../captcha/define.js';
import type { FailureCode } from '../../api/api-error.js';
import { OutboxSlice } from '../../store/outbox-slice.js';
import type { PageStore } from '../../store/page-store.js';

/** Saves a vote. Loaded with the first one, and with it what asks for characters in an image: most readers only look. */
export function give(store: PageStore, value: number, asker: object): Promise<FailureCode | undefined> {
  return store.use(OutboxSlice).wish('rating', value, asker);
}
