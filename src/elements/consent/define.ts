import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { ConsentElement } from './consent.js';

defineElement('afterword-consent', ConsentElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-consent': ConsentElement;
  }
}
