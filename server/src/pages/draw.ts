import { LitElementRenderer, render, type RenderInfo } from '@lit-labs/ssr';
import { ElementRenderer } from '@lit-labs/ssr/lib/element-renderer.js';
import { collectResultSync, type ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import { inScene, type Scene } from 'afterword/still';
import { sheetOf, type Life } from './sheets.js';

export interface Drawing {
  /** Undefined where no element of the kit is drawn. */
  readonly scene: Scene | undefined;
  readonly life: Life;
  /** Where style sheets are: nothing for a document of our own, our origin for a part of somebody else's. */
  readonly base: string;
}

/**
 * From a template to HTML, the only way there is: templates escape what they are given, and shadow roots are declared.
 * Each element's styles are a link instead of a text: a strict style-src allows no text, a thread would repeat it for
 * every comment, and browsers load a sheet once however many roots share it.
 */
export function draw(template: unknown, { scene, life, base }: Drawing): string {
  const renderers = [rendererFor((tag) => `${base}/${sheetOf(tag, life)}`), Undrawn];
  const html = (): string => collectResultSync(render(template, { elementRenderers: renderers }));
  return scene ? inScene(scene, html) : html();
}

function rendererFor(hrefOf: (tag: string) => string): typeof LitElementRenderer {
  return class extends LitElementRenderer {
    override renderShadow(info: RenderInfo): ThunkedRenderResult | undefined {
      const template = super.renderShadow(info)?.at(-1);
      return template === undefined ? undefined : [`<link rel="stylesheet" href="${hrefOf(this.tagName)}">`, template];
    }
  };
}

/** What only a script can fill: the composer, and the page, which has nothing of its own to show. */
class Undrawn extends ElementRenderer {}
