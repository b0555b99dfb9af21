import '../../../src/elements/disclaimer/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-disclaimer', {
  attributes: {
    name: ['name', 'other'],
    version: ['version', '2026-01'],
    mode: ['mode', 'sticky'],
    expires: ['expires', 30],
    remember: ['remember', 'page'],
    'decline-href': ['declineHref', '/'],
    'reviewed-by': ['reviewedBy', 'Dr. Ada Byron, MD'],
    'reviewer-credential': ['reviewerCredential', 'MD'],
    'reviewer-href': ['reviewerHref', '/people/ada'],
    preset: ['preset', 'general emergency'],
    region: ['region', 'GB'],
    'schema-type': ['schemaType', 'MedicalWebPage'],
    'last-reviewed': ['lastReviewed', '2026-01-31'],
    'next-review': ['nextReview', '2027-01-31'],
    for: ['htmlFor', 'comments'],
  },
});
