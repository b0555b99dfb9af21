import type { Bridge } from './consent.js';
import { cookieConsent } from './bridges/cookieconsent.js';
import { klaro } from './bridges/klaro.js';
import { tcf } from './bridges/tcf.js';

/** A consent tool that the site already has, and how to open it. */
export interface Tool extends Bridge {
  /** Begins to listen. False while the tool is not there yet. */
  connect(onChange: () => void, signal: AbortSignal): boolean;
  /** Opens the tool's own choices. */
  show(): void;
}

const TOOLS: Readonly<Record<string, (() => Tool) | undefined>> = { klaro, cookieconsent: cookieConsent, tcf };

/** How long a tool may take to load: it may come after us, and none of them says so. */
const [PAUSE, TRIES] = [500, 120];

/** Listens to a tool from when it is there until the signal. Undefined for a name that is none. */
export function listenTo(name: string, onChange: () => void, signal: AbortSignal): Tool | undefined {
  const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name]?.() : undefined;
  let tries = 0;
  const connect = (): void => {
    if (!tool || signal.aborted) return;
    if (tool.connect(onChange, signal)) onChange();
    else if (++tries < TRIES) setTimeout(connect, PAUSE);
  };
  connect();
  return tool;
}
