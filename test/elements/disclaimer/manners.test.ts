import '../../../src/elements/disclaimer/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-disclaimer', {
  attributes: {
    name: ['name', 'other'],
    version: ['version', '2026-01'],
    mode: ['mode', 'sticky'],
    expires: ['expires', 30],
    'reviewed-by': ['reviewedBy', 'Dr. Ada Byron, MD'],
    'last-reviewed': ['lastReviewed', '2026-01-31'],
    'next-review': ['nextReview', '2027-01-31'],
    for: ['htmlFor', 'comments'],
  },
});
