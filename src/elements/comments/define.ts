import '../../context/install.js';
import '../comment/define.js';
import { defineElement } from '../../define-element.js';
import { CommentsElement } from './comments.js';

defineElement('afterword-comments', CommentsElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-comments': CommentsElement;
  }
}
