import '../../../src/elements/captcha/define.js';
import { describeManners } from '../../support/manners.js';

describeManners('afterword-captcha', {
  attributes: {
    mode: ['mode', 'image'],
    action: ['action', 'signup'],
    name: ['name', 'token'],
    required: ['required', true],
    disabled: ['disabled', true],
  },
});
