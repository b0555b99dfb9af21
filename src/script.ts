/**
 * What the script tag loads: the elements that readers see. What is needed to write is in a file of its own, which is on
 * its way at once and which reading does not wait for.
 */
import './elements/page/define.js';
import './elements/rating/define.js';
import './elements/comments/define.js';
import './elements/comment-count/define.js';
import './elements/disclaimer/define.js';

import { whenThere } from './when-there.js';

export { registerMessages } from './i18n/register-messages.js';

void import('./writing.js');
whenThere(['afterword-consent', 'afterword-analytics'], () => import('./privacy.js'));
whenThere(['afterword-rating-summary'], () => import('./elements/rating-summary/define.js'));
