import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';
import type { Comment, Vote, Votes } from '../../protocol.js';
import type { Wish } from '../../store/outbox-slice.js';

/** Which votes readers have. */
export type VoteChoice = 'both' | 'up' | 'none';

interface Options {
  readonly l10n: Localizer<'comment'>;
  readonly comment: Comment;
  /** Its writer, told apart from others of that name. */
  readonly called: string;
  readonly pending: Wish | undefined;
  readonly choice: VoteChoice;
  readonly onVote: (value: Vote) => void;
}

/** The votes as the reader sees them: the server's, and on top of them a vote that is still on its way. */
export function shownVotes({ up, down, mine }: Votes, pending: Wish | undefined): Votes {
  if (!pending || pending.status === 'refused') return { up, down, mine };
  const { value } = pending;
  const changed = (now: number, side: Vote): number => now + Number(value === side) - Number(mine === side);
  return { up: changed(up, 1), down: changed(down, -1), mine: value as Vote };
}

/** Two buttons with their sums; on the reader's own comment the sums alone. */
export function renderVotes({
  l10n,
  comment,
  called,
  pending,
  choice,
  onVote,
}: Options): TemplateResult | typeof nothing {
  if (choice === 'none') return nothing;
  const { say } = l10n;
  const votes = shownVotes(comment.votes, pending);
  const button = (side: 1 | -1, part: string, label: string, count: number): TemplateResult => {
    const number = l10n.number(count);
    const content = html`${arrow(side)} ${count > 0 ? number : nothing}`;
    const described = `${label}${count > 0 ? `: ${number}` : ''}`;
    if (comment.own) {
      return count > 0 ? html`<span part=${part} role="img" aria-label=${described}>${content}</span>` : html``;
    }
    const isMine = votes.mine === side;
    return html`<button
      part=${part}
      type="button"
      aria-label=${described}
      aria-pressed=${String(isMine)}
      @click=${() => onVote(isMine ? 0 : side)}
    >
      ${content}
    </button>`;
  };
  return html`${button(1, 'up-button', say.up(called), votes.up)}
  ${choice === 'both' ? button(-1, 'down-button', say.down(called), votes.down) : nothing}
  ${pending?.status === 'waiting' ? html`<span part="vote-status" role="status">${say.voteWaits}</span>` : nothing}
  ${pending?.status === 'refused' ? html`<span part="vote-status" class="problem" role="alert">${say.voteRefused}</span>` : nothing}`;
}

/** Up and down differ in form, and the reader's own is filled. */
function arrow(side: 1 | -1): TemplateResult {
  const path = side === 1 ? 'M10 4l6 7h-3.5v5h-5v-5H4z' : 'M10 16l6-7h-3.5V4h-5v5H4z';
  return svg`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
