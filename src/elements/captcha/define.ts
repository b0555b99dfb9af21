import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { CaptchaElement } from './captcha.js';

defineElement('afterword-captcha', CaptchaElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-captcha': CaptchaElement;
  }
}
