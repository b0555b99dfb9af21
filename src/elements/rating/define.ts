import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { RatingElement } from './rating.js';

defineElement('afterword-rating', RatingElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-rating': RatingElement;
  }
}
