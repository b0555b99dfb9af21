/** What is needed to write: loaded by the script tag at once, and reading does not wait for it. */
import './elements/comment-form/define.js';
import './elements/terms/define.js';
