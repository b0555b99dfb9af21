import '../../../src/elements/comment-form/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-comment-form', {
  attributes: { parent: ['parent', 'some-comment'], name: ['name', 'Ada'] },
});
