/**
 * The elements as HTML that needs no script, for a server with `@lit-labs/ssr`. Nothing of this is in what readers load.
 */
export { contentText } from '../content/content-text.js';
export { renderContent } from '../content/render-content.js';
export type { First } from '../store/first.js';
export { defineStillElements, stillStyles, type StillTag } from './elements.js';
export { inScene, type Scene } from './scene.js';
export { StillStore } from './still-store.js';
