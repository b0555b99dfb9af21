/** What asks for consent, and what counts after it: loaded by the script tag where a page has one of them. */
import './elements/consent/define.js';
import './elements/analytics/define.js';
