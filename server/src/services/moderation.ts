import type { Content } from 'afterword/protocol';
import { contentText } from 'afterword/still';
import type { Config } from '../config.js';
import { linksOf } from '../content/said.js';
import type { HeldFor } from '../store/schema.js';
import { createBlockList } from './block-list.js';

/** What is judged: a comment before it is stored, or as it is to be changed. */
export interface Submission {
  /** Of the comment that is changed. */
  readonly id?: string;
  readonly source: string;
  readonly content: Content;
  readonly name: string;
  readonly website: string | null;
  readonly email: string | null;
}

/** What is known of how a comment came here, apart from what it says. */
export interface Signs {
  /** Its writer could not do the check. */
  readonly unchecked?: boolean;
  /** Something was written into the field that people do not see. */
  readonly trapped?: boolean;
  /** The form was filled in faster than people write, or is older than a day, or does not say. */
  readonly mistimed?: boolean;
}

/** Why a comment waits for a moderator, or undefined if it appears at once. Never a refusal: a mistake here must cost nobody a text. */
export type Moderate = (submission: Submission, signs?: Signs) => Promise<HeldFor | undefined>;

interface Deps extends Pick<Config, 'moderation' | 'blocked'> {
  /** Whether nearly the same was posted lately. */
  readonly isRepeat: (content: Content, own?: string) => Promise<boolean>;
}

/** A person who shares sources rarely needs more; most comment spam is made of links. */
const MOST_LINKS = 3;

export function createModeration({ moderation, blocked, isRepeat }: Deps): Moderate {
  const isBlocked = createBlockList(blocked);
  return async (submission, { unchecked = false, trapped = false, mistimed = false } = {}) => {
    const { id, content } = submission;
    if (unchecked) return 'check'; // also where nothing else is held, or the check could be gone around
    if (moderation === 'none') return undefined;
    if (trapped) return 'trap';
    if (mistimed) return 'time';
    if (isBlocked(everythingSaid(submission))) return 'words';
    if (linksOf(content).length > MOST_LINKS) return 'links';
    if (await isRepeat(content, id)) return 'repeat';
    return moderation === 'all' ? 'all' : undefined;
  };
}

/** As it was typed and as it is read: each can hide a word that the other shows. */
function everythingSaid({ source, content, name, website, email }: Submission): string {
  return [source, contentText(content, true), ...linksOf(content), name, website, email].join('\n');
}
