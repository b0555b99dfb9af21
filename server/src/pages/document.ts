import { html } from '@lit-labs/ssr';
import { nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { CommentPage, CommentSort, CommentTree, Page } from 'afterword/protocol';
import { StillStore } from 'afterword/still';
import { draw } from './draw.js';
import { renderForm, type FormView } from './form.js';
import { inertJson } from './json.js';
import type { Links, Manner, Place } from './links.js';
import { renderNamedRatings } from './named-ratings.js';
import type { RatingView } from './rating-fields.js';
import { renderRatingForm } from './rating-form.js';
import { PAGE_SHEET, type Life } from './sheets.js';
import { structuredData } from './structured-data.js';
import type { Texts } from './texts.js';

/** What a document shows. */
export interface View {
  readonly page: Page;
  readonly sort: CommentSort;
  readonly comments: CommentPage;
  readonly place: Place;
  readonly manner: Manner;
  readonly links: Links;
  readonly life: Life;
  readonly texts: Texts;
  /** The form for ratings, or the reason why there is none; undefined where there is nothing to say of it. */
  readonly rating: RatingView | string | undefined;
  /** The form for a comment, or the reason why there is none. */
  readonly form: FormView | string;
}

const SORTS = { newest: 'Newest', oldest: 'Oldest', best: 'Best' } as const satisfies Record<CommentSort, string>;

/** A page's comments as a document of their own. What needs another look comes first. */
export function renderDocument(view: View): string {
  const { page, links, life, place } = view;
  const isWrong = hasProblems(view.form);
  const subject = subjectOf(page);
  const head = html`<title>${saidFirst(view)}Comments on ${subject}</title>
    ${page.url === null ? nothing : html`<link rel="canonical" href=${page.url} />`}
    <link rel="alternate" type="application/atom+xml" title="Comments on ${subject}" href=${links.feed} />
    ${life === 'script' ? html`<script type="module" src="/afterword.js"></script>` : nothing}
    ${renderForCrawlers(view)}`;
  const thread = [renderPage(view), renderPaging(view)];
  const body = html`<main>
    <div class="head">
      <h1>
        Comments on
        ${page.url === null ? html`<bdi>${subject}</bdi>` : html`<a href=${page.url}><bdi>${subject}</bdi></a>`}
      </h1>
      ${renderWays(view)}
    </div>
    ${renderThanks(place)} ${isWrong ? renderWriting(view) : thread} ${isWrong ? thread : renderWriting(view)}
  </main>`;
  return drawView(shell(head, body, view.manner), view, '');
}

/** The thread alone, to be put into a page of the site's own by its server. */
export function renderInclude(view: View, base: string, isWrapped: boolean): string {
  const { page, links } = view;
  const thread = html`${renderThread(view)} ${renderForCrawlers(view)}
    <p><a href=${links.to({}, 'write')}>Comments without JavaScript</a></p>`;
  const whole = html`<afterword-page page=${page.page} server=${base}>${thread}</afterword-page>`;
  return drawView(isWrapped ? whole : thread, view, base);
}

/** When something is refused before there is anything to show. */
export function renderRefusal(title: string, detail: string): string {
  const head = html`<title>${title}</title>`;
  const body = html`<main>
    <h1>${title}</h1>
    <p>${detail}</p>
  </main>`;
  const manner = { language: undefined, direction: undefined };
  return draw(shell(head, body, manner), { scene: undefined, life: 'alone', base: '' });
}

function shell(head: TemplateResult, body: TemplateResult, { language, direction }: Manner): TemplateResult {
  return html`<!doctype html>
    <html lang=${language ?? 'en'} dir=${direction ?? nothing}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/${PAGE_SHEET}" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

function drawView(template: TemplateResult, view: View, base: string): string {
  const { page, sort, comments, links, form, life, manner } = view;
  const scene = {
    store: new StillStore({ page, sort, comments }),
    language: manner.language ?? 'en',
    replyHref: typeof form === 'string' ? undefined : (id: string) => links.to({ reply: id }, 'write'),
    branchHref: (id: string) => links.to({ comment: id }, `comment-${id}`),
  };
  return draw(template, { scene, life, base });
}

/** What somebody has to know who hears the title first. */
function saidFirst({ form, rating }: View): string {
  if (hasProblems(form) || hasProblems(rating)) return 'Not sent yet: ';
  return typeof rating === 'object' && rating.isReturned ? 'One more step: ' : '';
}

function hasProblems(form: FormView | RatingView | string | undefined): boolean {
  return typeof form === 'object' && form.problems.size > 0;
}

function renderThanks({ held, rated }: Place): TemplateResult | typeof nothing {
  if (!held && !rated) return nothing;
  const said = held
    ? 'Your comment is waiting for a moderator; it will be here as soon as it was read.'
    : 'Your rating was kept.';
  return html`<div class="said" id="said" role="status"><p>Thank you. ${said}</p></div>`;
}

/** Links for what a script has buttons for. */
function renderWays({ place, sort, links, life, comments, form }: View): TemplateResult {
  const isPart =
    place.comment !== undefined || place.reply !== undefined || place.held !== undefined || place.rated !== undefined;
  const orders = Object.entries(SORTS) as [CommentSort, string][];
  const order = ([name, label]: [CommentSort, string]): TemplateResult =>
    html`<li><a href=${links.to({ sort: name })} aria-current=${name === sort ? 'true' : nothing}>${label}</a></li>`;
  return html`<nav aria-label="Comments" class=${life === 'script' ? 'alone above' : nothing}>
    <ul class="links">
      <li><a href="#write">${typeof form === 'string' || !form.answers ? 'Write a comment' : 'Your reply'}</a></li>
      ${isPart ? html`<li><a href=${links.to()}>All comments</a></li>` : nothing}
      ${!isPart && comments.total > 1 ? orders.map(order) : nothing}
    </ul>
  </nav>`;
}

function renderPage(view: View): TemplateResult {
  const { page, texts, life } = view;
  return html`<afterword-page page=${page.page} page-title=${page.title ?? nothing} page-url=${page.url ?? nothing}>
    <afterword-rating label="Rating" ?readonly=${life === 'alone'}></afterword-rating>
    ${renderNamedRatings(page, view.manner.language)} ${renderRating(view)}
    ${texts.disclaimer ? html`<afterword-disclaimer version=${texts.version} for="comments"></afterword-disclaimer>` : nothing}
    ${renderThread(view)}
  </afterword-page>`;
}

/** For readers without a script: where one comes, it has stars of its own at the same place. */
function renderRating({ rating, links, life }: View): TemplateResult | typeof nothing {
  const hide = life === 'script' ? 'alone above' : nothing;
  if (rating === undefined) return nothing;
  if (typeof rating === 'string')
    return html`<p class=${life === 'script' ? 'small alone above' : 'small'}>${rating}</p>`;
  return renderRatingForm(rating, links, hide);
}

/** What the elements were drawn from comes along, for the script to go on from without asking. */
function renderThread({ page, sort, comments, texts, life }: View): TemplateResult {
  const { termsHref, privacyHref, version } = texts;
  const isAlone = life === 'alone';
  return html`${
      isAlone
        ? nothing
        : html`<script type="application/json" class="afterword-first">
            ${inert({ page, sort, comments })}
          </script>`
    }
    <afterword-comments sort=${sort} ?readonly=${isAlone}>
      ${idsOf(comments.items).map((id) => html`<span id="comment-${id}" slot="comment-${id}"></span>`)}
      ${
        isAlone
          ? nothing
          : html`<afterword-terms
              slot="terms"
              version=${version}
              terms-href=${termsHref ?? nothing}
              privacy-href=${privacyHref ?? nothing}
            ></afterword-terms>`
      }
    </afterword-comments>`;
}

function renderPaging({ place, sort, comments, links, life }: View): TemplateResult | typeof nothing {
  const { comment, after } = place;
  if (comments.next === null && after === undefined) return nothing;
  const [back, onward] = comment
    ? ['First replies', 'More replies']
    : sort === 'newest'
      ? ['Newest', 'Older comments']
      : ['From the start', 'More comments'];
  return html`<nav aria-label="More comments" class=${life === 'script' ? 'alone' : nothing}>
    <ul class="links">
      ${after === undefined ? nothing : html`<li><a href=${links.to({ sort, comment })}>${back}</a></li>`}
      ${comments.next === null ? nothing : html`<li><a href=${links.to({ sort, comment, after: comments.next })} rel="next">${onward}</a></li>`}
    </ul>
  </nav>`;
}

function renderWriting({ form, links, life }: View): TemplateResult {
  return html`<section aria-labelledby="write" class=${life === 'script' ? 'alone' : nothing}>
    ${
      typeof form === 'string'
        ? html`<h2 id="write">Write a comment</h2>
            <p>${form}</p>`
        : renderForm(form, links)
    }
  </section>`;
}

function renderForCrawlers({ page, comments, links }: View): TemplateResult {
  const data = structuredData(page, comments.items, (id) => placeOf(page, links, id));
  return html`<script type="application/ld+json">
    ${inert(data)}
  </script>`;
}

/** The one place where a text becomes markup as it stands: `inertJson` has seen to it that there is none in it. */
const inert = (data: object): unknown => unsafeHTML(inertJson(data));

/** What a page is called, as far as is known. */
export function subjectOf({ title, url, page }: Page): string {
  return title ?? url ?? page;
}

/** Where a comment stands in the world: on the site's own page if that is known. */
export function placeOf({ url }: Page, links: Links, id: string): string {
  const anchor = `comment-${id}`;
  return url === null ? links.to({ comment: id }, anchor) : `${url.replace(/#.*/, '')}#${anchor}`;
}

function idsOf(trees: readonly CommentTree[]): string[] {
  return trees.flatMap(({ id, replies }) => [id, ...idsOf(replies.items)]);
}
