import type { Tool } from '../bridges.js';

interface TcData {
  readonly eventStatus?: 'tcloaded' | 'cmpuishown' | 'useractioncomplete';
  readonly listenerId?: number;
  readonly purpose?: { readonly consents?: Readonly<Record<number, boolean | undefined>> };
}

type TcfApi = (
  command: string,
  version: 2,
  callback: (data: TcData | null, success: boolean) => void,
  id?: number,
) => void;

const find = (): TcfApi | undefined => (window as { __tcfapi?: TcfApi }).__tcfapi;

/**
 * Which purposes of the IAB's framework ours need, all of them: 1 store or read on a device, 2 to 4 select and
 * personalise advertising, 7 and 8 measure advertising and content.
 */
const PURPOSES: ReadonlyMap<string, readonly number[]> = new Map([
  ['functional', [1]],
  ['analytics', [1, 8]],
  ['marketing', [1, 2, 3, 4, 7]],
]);

/** The IAB's Transparency and Consent Framework 2.2. Where it does not apply, it has asked nobody, and nothing is allowed. */
export function tcf(): Tool {
  let consents: Readonly<Record<number, boolean | undefined>> | undefined;
  return {
    connect(onChange, signal) {
      const api = find();
      if (typeof api !== 'function') return false;
      api('addEventListener', 2, (data, success) => {
        if (!success || !data) return;
        const { listenerId, eventStatus, purpose } = data;
        if (signal.aborted) {
          if (listenerId !== undefined) api('removeEventListener', 2, () => undefined, listenerId);
          return;
        }
        if (eventStatus !== 'tcloaded' && eventStatus !== 'useractioncomplete') return; // nothing was decided
        consents = purpose?.consents ?? {};
        onChange();
      });
      return true;
    },
    allows(category) {
      const known = consents;
      return known && (PURPOSES.get(category)?.every((purpose) => known[purpose] === true) ?? false);
    },
    show: () => find()?.('displayConsentUi', 2, () => undefined),
  };
}
