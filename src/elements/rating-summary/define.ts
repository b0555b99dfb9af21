import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { RatingSummaryElement } from './rating-summary.js';

defineElement('afterword-rating-summary', RatingSummaryElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-rating-summary': RatingSummaryElement;
  }
}
