import { Consent, type Bridge } from './consent.js';
import { cookieConsent } from './bridges/cookieconsent.js';
import { klaro } from './bridges/klaro.js';
import { tcf } from './bridges/tcf.js';
import { isTakenBackSince, noteTakenBack } from './taken-back.js';

/** A consent tool that the site already has, and how to open it. */
export interface Tool extends Bridge {
  /** Begins to listen for what readers decide there. False while the tool is not there yet. */
  connect(onChange: () => void, signal: AbortSignal): boolean;
  /** Opens the tool's own choices. */
  show(): void;
}

const TOOLS: Readonly<Record<string, (() => Tool) | undefined>> = { klaro, cookieconsent: cookieConsent, tcf };

/** How long a tool may take to load: it may come after us, and none of them says so. */
const [PAUSE, TRIES] = [500, 120];

/** The tool that an element listens to. One by a name that nobody knows has asked nobody. */
export class Bridged implements Bridge {
  /** Absent without a name, and for a name that is none. */
  tool: Tool | undefined;
  #name = '';
  #listening: AbortController | undefined;
  /** When the tool has spoken last. */
  #heard = 0;
  /** The purposes that it allowed. */
  readonly #allowed = new Set<string>();

  allows(category: string): boolean | undefined {
    const isAllowed = this.tool?.allows(category);
    if (!isAllowed) return isAllowed;
    this.#allowed.add(category);
    return !isTakenBackSince(this.#heard, category);
  }

  /** Listens from when the tool is there, until another is named. */
  listenTo(name: string): void {
    if (name === this.#name) return;
    this.#name = name;
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    const tool = (this.tool = Object.hasOwn(TOOLS, name) ? TOOLS[name]?.() : undefined);
    this.#allowed.clear();
    const onChange = (): void => {
      this.#heard = Date.now();
      for (const category of this.#allowed) noteTakenBack(category, !tool?.allows(category));
      Consent.shared.check();
    };
    let tries = 0;
    const connect = (): void => {
      if (!tool || signal.aborted) return;
      if (tool.connect(onChange, signal)) onChange();
      else if (++tries < TRIES) setTimeout(connect, PAUSE);
    };
    connect();
  }
}
