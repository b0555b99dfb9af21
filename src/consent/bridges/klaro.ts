import type { Tool } from '../bridges.js';

interface Manager {
  /** Whether the reader has saved a choice; what is ticked before that is not one. */
  readonly confirmed: boolean;
  readonly savedConsents: Readonly<Record<string, boolean>>;
  readonly config: { readonly services?: readonly Service[] };
  watch(watcher: Watcher): void;
  unwatch(watcher: Watcher): void;
}

interface Service {
  readonly name: string;
  readonly purposes?: readonly string[];
}

interface Watcher {
  update(manager: Manager, news: string): void;
}

interface Klaro {
  getManager(): Manager | undefined;
  show(config: undefined, modal: boolean): void;
}

const find = (): Klaro | undefined => (window as { klaro?: Klaro }).klaro;

/** Klaro 0.7: a purpose is allowed when every service of that name or purpose is. */
export function klaro(): Tool {
  let manager: Manager | undefined;
  return {
    connect(onChange, signal) {
      try {
        manager = find()?.getManager();
      } catch {
        return false; // it has no settings yet
      }
      if (!manager) return false;
      // It tells of each tick in its dialog as well; what is decided is saved, or forgotten.
      const update: Watcher['update'] = (_, news) => {
        if (news === 'saveConsents' || !manager?.confirmed) onChange();
      };
      const watcher: Watcher = { update };
      manager.watch(watcher);
      signal.addEventListener('abort', () => manager?.unwatch(watcher));
      return true;
    },
    allows(category) {
      if (!manager?.confirmed) return undefined;
      const { config, savedConsents } = manager;
      const meant = (config.services ?? []).filter(
        ({ name, purposes }) => name === category || purposes?.includes(category),
      );
      return meant.length > 0 && meant.every(({ name }) => savedConsents[name] === true);
    },
    show: () => find()?.show(undefined, true),
  };
}
