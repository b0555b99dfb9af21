import { Type } from 'typebox';
import type * as wire from 'afterword/protocol';
import { named } from './named.js';

named<wire.Content>(
  'Content',
  'The text of a comment as a document of blocks; render it with templates.',
)(Type.Unsafe<wire.Content>({ type: 'array', items: { $ref: 'Block#' } }));

named<wire.Block>(
  'Block',
  'A paragraph, a code block, a quote or a list.',
)(
  Type.Unsafe<wire.Block>({
    oneOf: [
      shape('paragraph', { children: { type: 'array', items: { $ref: 'Inline#' } } }),
      shape('code', { text: { type: 'string' } }),
      shape('quote', { children: { type: 'array', items: { $ref: 'Block#' } } }),
      shape('list', {
        start: { type: ['integer', 'null'], description: 'The first number; null for a list with bullets.' },
        items: { type: 'array', items: { type: 'array', items: { $ref: 'Block#' } } },
      }),
    ],
  }),
);

named<wire.Inline>(
  'Inline',
  'A piece of a line: plain text, or text with a meaning.',
)(
  Type.Unsafe<wire.Inline>({
    oneOf: [
      { type: 'string' },
      ...['emphasis', 'strong', 'strikethrough', 'spoiler'].map((type) =>
        shape(type, { children: { type: 'array', items: { $ref: 'Inline#' } } }),
      ),
      shape('code', { text: { type: 'string' } }),
      shape('link', {
        href: { type: 'string', description: 'An http, https or mailto address.' },
        children: { type: 'array', items: { $ref: 'Inline#' } },
      }),
      shape('mention', {
        name: { type: 'string' },
        comment: { type: 'string', description: 'Something that this person wrote on the page, by its id.' },
      }),
      shape('break', {}),
    ],
  }),
);

function shape(type: string, properties: Record<string, object>): object {
  return {
    type: 'object',
    required: ['type', ...Object.keys(properties)],
    properties: { type: { type: 'string', const: type }, ...properties },
    additionalProperties: false,
  };
}
