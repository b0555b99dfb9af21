import '../../../src/elements/terms/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-terms', {
  attributes: {
    'terms-href': ['termsHref', '/terms'],
    'terms-version': ['termsVersion', '4'],
    'privacy-href': ['privacyHref', '/privacy'],
    'privacy-version': ['privacyVersion', '2'],
    'guidelines-href': ['guidelinesHref', '/guidelines'],
    'guidelines-version': ['guidelinesVersion', '1'],
    'changes-href': ['changesHref', '/changes'],
    name: ['name', 'agreed'],
    required: ['required', true],
    disabled: ['disabled', true],
    organization: ['organization', 'The Clinic'],
    version: ['version', '2026-01'],
    mode: ['mode', 'checkbox'],
  },
});
