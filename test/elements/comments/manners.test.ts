import '../../../src/elements/comments/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-comments', {
  attributes: {
    sort: ['sort', 'oldest'],
    'page-size': ['pageSize', 7],
    'max-depth': ['maxDepth', 3],
    readonly: ['readonly', true],
  },
});
