import { Consent, type Bridge } from './consent.js';
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

/** The tool that an element listens to. */
export class Bridged {
  /** Absent without a name, and for a name that is none. */
  tool: Tool | undefined;
  #name = '';
  #listening: AbortController | undefined;

  /** Listens from when the tool is there, until another is named. */
  listenTo(name: string): void {
    if (name === this.#name) return;
    this.#name = name;
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    const tool = (this.tool = Object.hasOwn(TOOLS, name) ? TOOLS[name]?.() : undefined);
    const onChange = (): boolean => Consent.shared.check();
    let tries = 0;
    const connect = (): void => {
      if (!tool || signal.aborted) return;
      if (tool.connect(onChange, signal)) onChange();
      else if (++tries < TRIES) setTimeout(connect, PAUSE);
    };
    connect();
  }
}
