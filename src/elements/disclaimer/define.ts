import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { DisclaimerElement } from './disclaimer.js';

defineElement('afterword-disclaimer', DisclaimerElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-disclaimer': DisclaimerElement;
  }
}
