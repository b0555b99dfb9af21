import '../../../src/elements/terms/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-terms', {
  attributes: {
    'terms-href': ['termsHref', '/terms'],
    'privacy-href': ['privacyHref', '/privacy'],
    organization: ['organization', 'The Clinic'],
    version: ['version', '2026-01'],
    mode: ['mode', 'checkbox'],
  },
});
