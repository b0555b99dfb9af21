import '../../context/install.js';
import { defineElement } from '../../define-element.js';
import { CommentCountElement } from './comment-count.js';

defineElement('afterword-comment-count', CommentCountElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-comment-count': CommentCountElement;
  }
}
