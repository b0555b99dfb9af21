import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { AnalyticsElement } from './analytics.js';

defineElement('afterword-analytics', AnalyticsElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-analytics': AnalyticsElement;
  }
}
