/** Registers every element for readers. */
import './elements/page/define.js';
import './elements/rating/define.js';
import './elements/rating-summary/define.js';
import './elements/comments/define.js';
import './elements/comment-form/define.js';
import './elements/comment-count/define.js';
import './elements/captcha/define.js';
import './elements/disclaimer/define.js';
import './elements/terms/define.js';
import './elements/consent/define.js';
import './elements/analytics/define.js';

export * from './index.js';
