import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { TermsElement } from './terms.js';

defineElement('afterword-terms', TermsElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-terms': TermsElement;
  }
}
