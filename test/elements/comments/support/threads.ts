import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { CommentElement } from '../../../../src/elements/comment/comment.js';
import type { CommentFormElement } from '../../../../src/elements/comment-form/comment-form.js';
import type { CommentsElement } from '../../../../src/elements/comments/comments.js';
import '../../../../src/elements/comment-form/define.js'; // comes by itself, a moment later
import '../../../../src/elements/comments/define.js';
import type { PageElement } from '../../../../src/elements/page/page.js';
import type { Comment, CommentPage, CommentTree } from '../../../../src/protocol.js';
import { button, part, words } from '../../../support/find.js';
import type { TestPage } from '../../../support/page.js';
import { until } from '../../../support/until.js';

export interface Thread {
  readonly host: PageElement;
  readonly thread: CommentsElement;
}

/** A thread that has loaded its comments and hears what happens. */
export async function threadOn(
  page: TestPage,
  content: TemplateResult = html`<afterword-comments></afterword-comments>`,
): Promise<Thread> {
  const host = await page.render(content);
  const thread = host.querySelector('afterword-comments')!;
  await until(() => isUp(host), 'the thread is loaded');
  await thread.updateComplete;
  return { host, thread };
}

export function isUp({ store }: PageElement): boolean {
  return store?.state.thread?.status === 'ready' && store.state.connection.status === 'online';
}

/** The comments that are shown, in the order of the page. */
export const comments = (thread: Element): CommentElement[] => [
  ...thread.shadowRoot!.querySelectorAll('afterword-comment'),
];

export const textOf = (comment: Element): string => words(part(comment, 'body'));

export const texts = (thread: Element): string[] => comments(thread).map(textOf);

/** The comment that says something. */
export function saying(thread: Element, text: string): CommentElement | undefined {
  return comments(thread).find((comment) => textOf(comment) === text);
}

export async function appears(thread: CommentsElement, text: string): Promise<CommentElement> {
  await until(() => saying(thread, text), `"${text}" is in the thread`);
  return saying(thread, text)!;
}

/** The composer for a comment of its own. */
export const composer = (thread: Element): CommentFormElement =>
  thread.shadowRoot!.querySelector<CommentFormElement>('afterword-comment-form:not(.below)')!;

/** The composer below a comment, or in its place while it is changed. */
export function composerAt(comment: Element): CommentFormElement | null {
  return comment.closest('li')!.querySelector<CommentFormElement>(':scope > afterword-comment-form');
}

/** Opens the composer below a comment. */
export async function answer(comment: CommentElement): Promise<CommentFormElement> {
  part(comment, 'reply-button')!.click();
  await until(() => composerAt(comment), 'the reply can be written');
  return composerAt(comment)!;
}

/** Puts a composer in the place of an own comment. */
export async function change(comment: CommentElement): Promise<CommentFormElement> {
  const item = comment.closest('li')!;
  part(comment, 'edit-button')!.click();
  const form = () => item.querySelector<CommentFormElement>(':scope > afterword-comment-form');
  await until(form, 'the comment can be changed');
  await form()!.updateComplete;
  return form()!;
}

export const pressed = (thread: Element): string =>
  words([...thread.shadowRoot!.querySelectorAll('[part="sort"] button')].find((one) => one.ariaPressed === 'true'));

/** Clicks what says so, as soon as it is there. */
export async function click(element: Element, name: string): Promise<void> {
  await until(() => button(element, name), `there is a button "${name}"`);
  button(element, name)!.click();
}

/** All that the server keeps of a page, replies after what they answer. */
export async function kept(page: TestPage): Promise<Comment[]> {
  const { items } = await page.ask<CommentPage>('/comments?sort=oldest&limit=1000');
  const flat = (trees: readonly CommentTree[]): CommentTree[] =>
    trees.flatMap((tree) => [tree, ...flat(tree.replies.items)]);
  return flat(items);
}
