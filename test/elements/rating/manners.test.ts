import '../../../src/elements/rating/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-rating', {
  attributes: {
    max: ['max', 7],
    value: ['value', 3],
    label: ['label', 'The soup'],
    precision: ['precision', 0.5],
    'star-labels': ['starLabels', '3: good'],
    name: ['name', 'soup'],
    required: ['required', true],
    disabled: ['disabled', true],
    readonly: ['readonly', true],
  },
});
