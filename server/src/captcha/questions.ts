import type { CaptchaKind, Challenge } from 'afterword/protocol';

/** What is asked of people: characters to see, digits to hear. */
export type QuestionKind = Exclude<CaptchaKind, 'pow' | 'provider'>;

/**
 * A way of asking people for something that they type. What the answer is, is derived from the challenge's id with a key
 * of our own, and stored nowhere.
 */
export interface Question {
  /** What is sent to be seen or heard: the same bytes for the same id. */
  show(id: string, language?: string): Pick<Challenge, 'image' | 'audio' | 'language'>;
  /** Whether this was meant, however it is spelled. Takes the same time wherever it is wrong. */
  isAnswer(id: string, typed: string): boolean;
}
