import '../../context/install.js';
import '../captcha/define.js';
import { defineElement } from '../../define-element.js';
import { CommentFormElement } from './comment-form.js';

defineElement('afterword-comment-form', CommentFormElement);

declare global {
  interface HTMLElementTagNameMap {
    'afterword-comment-form': CommentFormElement;
  }
}
