import type { Localizer } from '../../i18n/localizer.js';
import type { Draft } from '../../store/draft-slice.js';
import { lengthOf, type Need } from './needs.js';

/** From so many characters before the end on, the rest is counted. */
const NEAR_THE_END = 500;

interface Situation {
  readonly draft: Draft;
  /** What keeps the button off. */
  readonly gate: Need | undefined;
  /** What was found missing when the reader pressed it. */
  readonly problem: Need | undefined;
  readonly maxLength: number;
  /** Whether it is a comment that is changed. */
  readonly isChange: boolean;
}

export interface ComposerStatus {
  readonly text: string;
  readonly isProblem: boolean;
}

/** The one sentence beside the button: the most urgent of all that could be said. */
export function composerStatus(l10n: Localizer<'commentForm'>, situation: Situation): ComposerStatus {
  const { say } = l10n;
  const { draft, gate, problem, maxLength, isChange } = situation;
  const calm = (text: string): ComposerStatus => ({ text, isProblem: false });
  const alarm = (text: string): ComposerStatus => ({ text, isProblem: true });
  const { status, error, errors = [], body } = draft;
  if (status === 'waiting') return calm(error === 'rate_limited' ? say.limited : say.waiting);
  if (gate) return calm(say.needs[gate]);
  if (status === 'sending') return calm(say.sending);
  if (problem) return alarm(say.needs[problem]);
  if (error === 'conflict' && isChange) return alarm(say.overtaken);
  if (error) return alarm(errors[0]?.detail ?? say.failures[error] ?? say.failures.other ?? '');
  const left = maxLength - lengthOf(body);
  if (left < 0) return alarm(say.tooLong(l10n.number(-left)));
  if (left < NEAR_THE_END) return calm(say.left(l10n.number(left)));
  return calm(body ? say.kept : '');
}
