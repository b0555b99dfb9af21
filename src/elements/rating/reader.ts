/** What a reader who rates needs: loaded with the first focus, or with a rating of theirs. Most readers only look. */
export { KeyChoice } from './key-choice.js';
export { Status } from './status.js';
