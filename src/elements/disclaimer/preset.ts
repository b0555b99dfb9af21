import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import { Later } from '../../controllers/later.js';
import { formatter } from '../../i18n/formatter.js';
import { adopt } from '../../styles/adopt.js';
import type { DisclaimerElement } from './disclaimer.js';
import { EMERGENCY_NUMBERS } from './presets/emergency-numbers.js';
import type { PresetTexts } from './presets/texts.js';

interface Module {
  readonly texts: PresetTexts;
}

/** Each language is loaded when a page speaks it. */
const LANGUAGES: Readonly<Record<string, Later<Module> | undefined>> = {
  ar: new Later(() => import('./presets/ar.js')),
  de: new Later(() => import('./presets/de.js')),
  en: new Later(() => import('./presets/en.js')),
  es: new Later(() => import('./presets/es.js')),
  fr: new Later(() => import('./presets/fr.js')),
  it: new Later(() => import('./presets/it.js')),
  nl: new Later(() => import('./presets/nl.js')),
  pt: new Later(() => import('./presets/pt.js')),
};

const NAMES = ['general', 'experience', 'supplement', 'emergency'] as const;

/** A prepared text in the language of the page, or else in English. Loaded where a disclaimer asks for one. */
export class Preset implements ReactiveController {
  readonly #host: DisclaimerElement;
  readonly #language: () => string;

  constructor(host: DisclaimerElement, language: () => string) {
    this.#host = host;
    this.#language = language;
    host.addController(this);
  }

  hostConnected(): void {
    adopt(this.#host, styles);
  }

  get heading(): string | undefined {
    const [first] = this.#names;
    return first && this.#texts?.[first].heading;
  }

  /** Undefined while it is not there. */
  render(): TemplateResult | undefined {
    const texts = this.#texts;
    if (!texts || this.#names.length === 0) return undefined;
    const paragraphs = this.#names.flatMap((name) =>
      name === 'emergency' ? this.#emergency(texts) : texts[name].text,
    );
    const language = this.#known;
    return html`<div class="preset" lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      <p part="note">${texts.note}</p>
    </div>`;
  }

  #emergency({ emergency }: PresetTexts): readonly unknown[] {
    const numbers = EMERGENCY_NUMBERS[said(this.#host.region).toUpperCase()];
    if (!numbers) return emergency.elsewhere;
    const list = formatter('list', Intl.ListFormat, this.#known, { type: 'disjunction' });
    const links = list
      .formatToParts(numbers)
      .map(({ type, value }) =>
        type === 'element' ? html`<a part="number" href="tel:${value}"><bdi>${value}</bdi></a>` : value,
      );
    return emergency.text.map((text) =>
      text.split('{numbers}').flatMap((part, index) => (index ? [links, part] : part)),
    );
  }

  /** Several may be asked for; what there is none of is left out. */
  get #names(): readonly (typeof NAMES)[number][] {
    const asked = said(this.#host.preset).split(/\s+/);
    return NAMES.filter((name) => asked.includes(name));
  }

  get #known(): string {
    const language = this.#language().toLowerCase().replace(/-.*/, '');
    return language in LANGUAGES ? language : 'en';
  }

  get #texts(): PresetTexts | undefined {
    return LANGUAGES[this.#known]?.for(this.#host)?.texts;
  }
}

/** Scripts may set anything. */
const said = (value: unknown): string => (typeof value === 'string' ? value : '');

const styles = css`
  .preset {
    display: grid;
    gap: var(--_space);
  }
  p {
    margin: 0;
  }
  [part='note'] {
    color: var(--_muted);
  }
  [part='number'] {
    color: var(--_accent);
    font-weight: 600;
  }
`;
