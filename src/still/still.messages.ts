/** What stands in the place of buttons. */
export const messages = {
  up: (votes: number) => `${votes} for`,
  down: (votes: number) => `${votes} against`,
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  replies: (n: number) => (n === 1 ? 'Show the reply' : `Show all ${n} replies`),
};
