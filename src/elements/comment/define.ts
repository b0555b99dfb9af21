import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { CommentElement } from './comment.js';

defineElement('afterword-comment', CommentElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-comment': CommentElement;
  }
}
