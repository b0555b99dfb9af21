import { html, nothing, type TemplateResult } from 'lit';
import type { Challenge } from '../../protocol.js';
import type { Localizer } from '../../i18n/localizer.js';

/** Digits to hear, in the browser's own player: nothing sounds before somebody wants to hear it. */
export class Sound {
  readonly #l10n: Localizer<'captchaQuestion'>;
  readonly #changed: () => void;
  /** Whether the page's policy stops the player (`media-src` without `data:`). */
  #isStopped = false;

  constructor(l10n: Localizer<'captchaQuestion'>, changed: () => void) {
    this.#l10n = l10n;
    this.#changed = changed;
  }

  render({ audio = '', language = '' }: Challenge): TemplateResult {
    const { say, language: reader } = this.#l10n;
    const isForeign = new Intl.Locale(reader).language !== language;
    const name = isForeign ? new Intl.DisplayNames(reader, { type: 'language' }).of(language) : undefined;
    return html`${
      this.#isStopped
        ? html`<button part="play" type="button" @click=${() => void play(audio)}>${say.play}</button>`
        : html`<audio part="audio" controls src=${audio} aria-label=${say.audio} @error=${this.#onStopped}></audio>`
    }
    ${name ? html`<p class="small">${say.spokenIn(name)}</p>` : nothing}`;
  }

  readonly #onStopped = (): void => {
    this.#isStopped = true;
    this.#changed();
  };
}

/** No policy of a page's is about sound that a script makes. */
async function play(audio: string): Promise<void> {
  const context = new AudioContext();
  const bytes = Uint8Array.from(atob(audio.slice(audio.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(bytes.buffer) });
  source.connect(context.destination);
  source.onended = () => void context.close();
  source.start();
}
