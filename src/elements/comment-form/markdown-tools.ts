import { html, type TemplateResult } from 'lit';
import type { messages } from './comment-form.messages.js';
import { fromRichText } from './rich-text.js';

/** Around a text, or before each of its lines. */
const MARKS = {
  strong: { around: '**', key: 'b' },
  emphasis: { around: '*', key: 'i' },
  link: { around: '', key: 'k' },
  quote: { before: '> ' },
  list: { before: '- ' },
  code: { around: '`' },
  spoiler: { around: '||' },
} as const;

export type Mark = keyof typeof MARKS;

const ICONS: Record<Mark, string> = {
  strong: 'M6 4h5a3 3 0 0 1 0 6H6zm0 6h6a3 3 0 0 1 0 6H6z',
  emphasis: 'M9 4h6M5 16h6M12 4L8 16',
  link: 'M8 12l4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2',
  quote: 'M4 5v10M8 6h8M8 10h8M8 14h5',
  list: 'M8 5h8M8 10h8M8 15h8M4 5h.1M4 10h.1M4 15h.1',
  code: 'M7 5l-5 5 5 5M13 5l5 5-5 5',
  spoiler:
    'M3 3l14 14M8 5.2A8 8 0 0 1 10 5c4 0 7 5 7 5a13 13 0 0 1-2 2.600M12 15A8 8 0 0 1 10 15c-4 0-7-5-7-5a13 13 0 0 1 2.500-3',
};

/** Buttons for those who do not write Markdown. */
export function toolbar({ tools: say }: typeof messages, field: () => HTMLTextAreaElement | null): TemplateResult {
  return html`<div part="toolbar" role="toolbar" aria-label=${say.label} @keydown=${moveFocus}>
    ${(Object.keys(MARKS) as Mark[]).map(
      (mark, index) =>
        html`<button
          type="button"
          tabindex=${index === 0 ? 0 : -1}
          aria-label=${say[mark]}
          title=${say[mark]}
          @click=${() => apply(field(), mark)}
        >
          <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${ICONS[mark]} /></svg>
        </button>`,
    )}
  </div>`;
}

/** Ctrl or Cmd with B, I or K. True if the key was one of them. */
export function shortcut(event: KeyboardEvent): boolean {
  if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.shiftKey) return false;
  const marks = Object.entries(MARKS) as [Mark, { readonly key?: string }][];
  const found = marks.find(([, { key }]) => key === event.key.toLowerCase());
  if (!found) return false;
  event.preventDefault();
  apply(event.target as HTMLTextAreaElement, found[0]);
  return true;
}

/** What was copied with its looks becomes Markdown; a plain text stays as it is. */
export function paste(event: ClipboardEvent): void {
  const copied = (type: string): string => event.clipboardData?.getData(type) ?? '';
  const text = fromRichText(copied('text/html'));
  if (text === '' || text === copied('text/plain').trim()) return;
  event.preventDefault();
  insert(event.target as HTMLTextAreaElement, text);
}

function apply(field: HTMLTextAreaElement | null, mark: Mark): void {
  if (!field) return;
  field.focus();
  const { selectionStart: start, selectionEnd: end, value } = field;
  const selected = value.slice(start, end);
  const { around, before } = MARKS[mark] as { readonly around?: string; readonly before?: string };
  if (before !== undefined) {
    prefixLines(field, before);
    return;
  }
  if (mark === 'link') {
    wrap(field, '[', /^https?:\S+$/.test(selected) ? `](${selected})` : '](https://)');
    return;
  }
  const isMarked = selected.length > 2 * around!.length && selected.startsWith(around!) && selected.endsWith(around!);
  if (isMarked) insert(field, selected.slice(around!.length, -around!.length));
  else wrap(field, around!, around!);
}

function wrap(field: HTMLTextAreaElement, open: string, close: string): void {
  const { selectionStart: start, selectionEnd: end, value } = field;
  insert(field, open + value.slice(start, end) + close);
  field.setSelectionRange(start + open.length, end + open.length);
}

function prefixLines(field: HTMLTextAreaElement, prefix: string): void {
  const { selectionStart, selectionEnd, value } = field;
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const lines = value.slice(start, selectionEnd).split('\n');
  const isMarked = lines.every((line) => line.startsWith(prefix));
  field.setSelectionRange(start, selectionEnd);
  insert(field, lines.map((line) => (isMarked ? line.slice(prefix.length) : prefix + line)).join('\n'));
}

/** In the browser's own way where there is one, so that undo knows of it. */
export function insert(field: HTMLTextAreaElement, text: string): void {
  const done = document.execCommand('insertText', false, text); // eslint-disable-line @typescript-eslint/no-deprecated -- nothing else keeps the undo history
  if (done) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** One stop for Tab; arrows go from button to button (APG, toolbar pattern). */
function moveFocus(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const buttons = [...bar.querySelectorAll('button')];
  const forward = bar.matches(':dir(rtl)') ? -1 : 1;
  const steps: Record<string, number> = { ArrowRight: forward, ArrowLeft: -forward, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const now = buttons.indexOf(event.target as HTMLButtonElement);
  const next = Math.min(Math.max(now + step, 0), buttons.length - 1);
  buttons.forEach((button, index) => (button.tabIndex = index === next ? 0 : -1));
  buttons[next]!.focus();
}
