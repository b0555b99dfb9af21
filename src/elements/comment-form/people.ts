import { nothing, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { PageStore } from '../../store/page-store.js';
import { escapeMarkdown } from './content-markdown.js';
import { insert } from './markdown-tools.js';

/** So many names are offered at a time. */
const MOST = 6;
/** An @ that begins a word, and what follows it up to the caret: at most two words of a name. */
const ADDRESSED = /(?:^|[\s(])@((?:[^\s@]+ ?)?[^\s@]*)$/u;

/**
 * Offers the names of people in the thread after an @. The text field keeps the focus and names the active option
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): it stays a text field, for that is what it is most of the time.
 */
export class PeopleController implements ReactiveController {
  /** The names that are offered. */
  names: readonly string[] = [];
  #active = 0;
  /** How much of a name is there already. */
  #typed = '';
  /** Where the names were looked up. */
  #field: HTMLTextAreaElement | undefined;
  #caret = -1;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  get isOpen(): boolean {
    return this.names.length > 0;
  }

  /** For `aria-activedescendant`. */
  get activeId(): string | undefined {
    return this.isOpen ? `person-${this.#active}` : undefined;
  }

  /** After each change of the text. `parent`: whose comment is answered comes first. */
  follow(field: HTMLTextAreaElement, store: PageStore | undefined, parent: string): void {
    const before = field.selectionStart === field.selectionEnd ? field.value.slice(0, field.selectionEnd) : '';
    const typed = ADDRESSED.exec(before)?.[1];
    this.#field = field;
    this.#caret = field.selectionEnd;
    this.#typed = typed ?? '';
    this.names = typed === undefined ? [] : namesFor(typed, peopleOf(store, parent));
    this.#active = 0;
    // Engines disagree whether the field says it, or the document.
    if (this.isOpen) for (const place of [field, document]) place.addEventListener('selectionchange', this.#onCaret);
    this.#host.requestUpdate();
  }

  /** True if the key was for the list. */
  onKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    this.#onCaret();
    const { length } = this.names;
    if (!length) return false;
    if (event.key === 'ArrowDown') this.#active = (this.#active + 1) % length;
    else if (event.key === 'ArrowUp') this.#active = (this.#active + length - 1) % length;
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) this.#take();
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    return true;
  }

  close(): void {
    for (const place of [this.#field, document]) place?.removeEventListener('selectionchange', this.#onCaret);
    if (!this.isOpen) return;
    this.names = [];
    this.#host.requestUpdate();
  }

  /** The names, under the field. */
  render(label: string): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<ul part="people" id="people" role="listbox" aria-label=${label}>
      ${this.names.map(
        (name, index) =>
          html`<li
            id="person-${index}"
            role="option"
            aria-selected=${String(index === this.#active)}
            @mousedown=${(event: Event) => {
              event.preventDefault(); // the focus stays in the text, where the keys for the list are
              this.#active = index;
              this.#take();
            }}
          >
            <bdi>${name}</bdi>
          </li>`,
      )}
    </ul>`;
  }

  /** The names are for the place where they were looked up: elsewhere they would replace other letters. */
  readonly #onCaret = (): void => {
    const { selectionStart, selectionEnd } = this.#field ?? {};
    if (selectionStart !== this.#caret || selectionEnd !== this.#caret) this.close();
  };

  #take(): void {
    const field = this.#field!;
    const name = this.names[this.#active]!;
    const end = field.selectionEnd;
    field.setSelectionRange(end - this.#typed.length, end);
    insert(field, `${escapeMarkdown(name)} `);
    this.close();
  }
}

/** Who wrote what is loaded, the one who is answered first and then who wrote last; not the reader. */
function peopleOf(store: PageStore | undefined, parent: string): string[] {
  const nodes = store?.state.thread?.nodes;
  const comments = [...(nodes?.values() ?? [])].map(({ comment }) => comment);
  const answered = nodes?.get(parent)?.comment;
  const latest = comments.sort((a, b) => (a.created < b.created ? 1 : -1));
  const others = [...(answered ? [answered] : []), ...latest].filter(
    ({ own, status }) => !own && status === 'published',
  );
  return [...new Set(others.map(({ author }) => author.name))];
}

function namesFor(typed: string, people: readonly string[]): string[] {
  const wanted = fold(typed);
  const found = people.filter((name) => fold(name).startsWith(wanted) || fold(name).includes(` ${wanted}`));
  return found.slice(0, MOST).filter((name) => name !== typed);
}

/** So that `zo` finds Zoë. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
