/** What `<afterword-comment-form>` says. */
export const messages = {
  comment: 'Your comment',
  reply: 'Your reply',
  change: 'Your changed comment',
  invitation: 'Write a comment',
  name: 'Name',
  email: 'E-mail (optional, never shown)',
  tools: {
    label: 'Formatting',
    strong: 'Bold',
    emphasis: 'Italic',
    link: 'Link',
    quote: 'Quote',
    list: 'List',
    code: 'Code',
    spoiler: 'Hide text',
  },
  spoiler: 'Show hidden text',
  preview: 'Preview',
  previewing: 'How it will look',
  previewFailed: 'The preview has to wait, because the server cannot be reached.',
  send: { comment: 'Send comment', reply: 'Send reply', change: 'Save changes' },
  cancel: 'Cancel',
  kept: 'Draft kept on this device.',
  tooLong: (over: string) => `${over} characters too long.`,
  left: (left: string) => `${left} characters left.`,
  needs: {
    body: 'Write something first.',
    name: 'Give a name; any name will do.',
    length: 'Shorten the text first.',
    disclaimer: 'To send, first say above that you have read the disclaimer.',
    terms: 'To send, first agree to the terms.',
    captcha: 'To send, type the characters in the image.',
  },
  goThere: 'Go there',
  sending: 'Sending …',
  posted: 'Your comment is here.',
  held: 'Thank you. Your comment is waiting for a moderator.',
  changed: 'Your changes are saved.',
  waiting: 'Your comment is saved here and will be sent when the server can be reached.',
  limited: 'That was a lot at once. Your comment is saved here and will be sent in a moment.',
  sendNow: 'Send now',
  takeBack: 'Change it',
  closed: 'Comments are closed.',
  failures: {
    closed: 'This page does not take comments any more. Your text is still here.',
    captcha_required: 'The check was not accepted. Your text is still here; please send it again.',
    captcha_rejected: 'The check was not accepted. Your text is still here; please send it again.',
    edit_window_over: 'The time for changes is over. Your text is still here, so that you can copy it.',
    conflict: 'The comment you are answering was removed. Your text is still here.',
    idempotency_mismatch: 'An earlier version of this was sent already. Send again to add this one too.',
    origin_refused: 'This page may not send comments to its server. Your text is still here.',
    too_large: 'The text is too long. It is still here.',
    other: 'Your comment was not sent. Your text is still here.',
  } as Record<string, string>,
};

declare module '../../i18n/localizer.js' {
  interface MessageCatalog {
    commentForm: typeof messages;
  }
}
