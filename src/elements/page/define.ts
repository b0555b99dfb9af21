import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { PageElement } from './page.js';

defineElement('afterword-page', PageElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-page': PageElement;
  }
}
