import { html } from '@lit-labs/ssr';
import XmlBuilder from 'fast-xml-builder';
import type { Block, Comment, Content, Inline, Page } from 'afterword/protocol';
import { renderContent } from 'afterword/still';
import { placeOf, subjectOf } from './document.js';
import { draw } from './draw.js';
import type { Links } from './links.js';

/** Characters that no XML document may hold, whatever they are escaped as. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
/** What the templates leave behind for a script to find; a reader's own text never looks like it, for it is escaped. */
const MARKERS = /<!--[^>]*-->/g;

const builder = new XmlBuilder({ attributeNamePrefix: '@', textNodeName: '#', ignoreAttributes: false, format: true });

/** The comments of a page as an Atom feed (RFC 4287), with what answers what (RFC 4685). */
export function renderFeed(page: Page, comments: readonly Comment[], links: Links): string {
  const updated = comments.map(updatedAt).sort().at(-1) ?? new Date(0).toISOString();
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xmlns:thr': 'http://purl.org/syndication/thread/1.0',
      id: clean(links.feed),
      title: clean(`Comments on ${subjectOf(page)}`),
      updated,
      generator: 'Afterword',
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': clean(links.feed) },
        { '@rel': 'alternate', '@type': 'text/html', '@href': clean(page.url ?? links.to()) },
      ],
      entry: comments.map((comment) => toEntry(comment, (id) => clean(placeOf(page, links, id)))),
    },
  });
}

/** Where a comment is read, by its id. */
type PlaceOf = (id: string) => string;

function toEntry(comment: Comment, placeOf: PlaceOf): object {
  const { id, parent, author, content, created } = comment;
  return {
    id: nameOf(id),
    title: clean(`${parent === null ? 'Comment' : 'Reply'} by ${author.name}`),
    published: created,
    updated: updatedAt(comment),
    author: { name: clean(author.name), ...(author.website !== null && { uri: clean(author.website) }) },
    link: { '@rel': 'alternate', '@type': 'text/html', '@href': placeOf(id) },
    ...(parent !== null && { 'thr:in-reply-to': { '@ref': nameOf(parent), '@href': placeOf(parent) } }),
    content: { '@type': 'html', '#': clean(contentHtml(content, placeOf)) },
  };
}

/** By the same templates that draw a comment anywhere else. */
function contentHtml(content: Content, placeOf: PlaceOf): string {
  const template = html`${renderContent(
    content.map((block) => toFar(block, placeOf)),
    '',
  )}`;
  return draw(template, { scene: undefined, life: 'alone', base: '' }).replace(MARKERS, '').trim();
}

/**
 * A feed is read far from the thread: it has no button to press, so what its writer hid is not in it, and a mention leads
 * to where the comment is.
 */
function toFar(block: Block, placeOf: PlaceOf): Block {
  switch (block.type) {
    case 'paragraph':
      return { ...block, children: block.children.map((inline) => toFarInline(inline, placeOf)) };
    case 'quote':
      return { ...block, children: block.children.map((inner) => toFar(inner, placeOf)) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((inner) => toFar(inner, placeOf))) };
    case 'code':
      return block;
  }
}

function toFarInline(inline: Inline, placeOf: PlaceOf): Inline {
  if (typeof inline === 'string') return inline;
  if (inline.type === 'mention') return { type: 'link', href: placeOf(inline.comment), children: [`@${inline.name}`] };
  if (!('children' in inline)) return inline;
  if (inline.type === 'spoiler') return '[…]';
  return { ...inline, children: inline.children.map((inner) => toFarInline(inner, placeOf)) };
}

const updatedAt = ({ created, edited }: Comment): string => edited ?? created;
const nameOf = (id: string): string => `urn:afterword:comment:${id}`;
const clean = (text: string): string => text.toWellFormed().replace(NOT_XML, '\ufffd');
