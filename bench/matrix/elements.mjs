import { readFileSync } from 'node:fs';

const modules = new URL('node_modules/', import.meta.url);
const versionOf = (manifest) => JSON.parse(readFileSync(manifest, 'utf8')).version;

/**
 * The elements that are looked at, each used as its own documentation says: from where it is loaded as built for
 * production, how it looks by default, what its parts of a star and its change event are called.
 */
export const elements = [
  {
    name: 'Afterword',
    version: versionOf(new URL('../../package.json', import.meta.url)),
    tag: 'afterword-rating',
    stars: '[part="stars"]',
    script: '/afterword/afterword.js',
    changes: ['afterword-rate', 'afterword-rate-undo'],
    precision: 'precision',
    clear: { key: 'Delete', button: '[part="undo"]' },
  },
  {
    name: 'Shoelace',
    version: versionOf(new URL('@shoelace-style/shoelace/package.json', modules)),
    tag: 'sl-rating',
    stars: '[part="base"]',
    script: '/modules/@shoelace-style/shoelace/cdn/components/rating/rating.js',
    style: '/modules/@shoelace-style/shoelace/cdn/themes/light.css',
    changes: ['sl-change'],
    precision: 'precision',
    clear: { key: 'Home' },
  },
  {
    name: 'Web Awesome',
    version: versionOf(new URL('@awesome.me/webawesome/package.json', modules)),
    tag: 'wa-rating',
    stars: '[part~="rating"]',
    script: '/modules/@awesome.me/webawesome/dist-cdn/components/rating/rating.js',
    style: '/modules/@awesome.me/webawesome/dist-cdn/styles/webawesome.css',
    changes: ['change'],
    precision: 'precision',
    initial: (value) => ({ value, 'default-value': value }),
    clear: { key: 'Home' },
  },
  {
    name: 'Ignite UI',
    version: versionOf(new URL('igniteui-webcomponents/package.json', modules)),
    tag: 'igc-rating',
    stars: '[part="symbols"]',
    script: '/bundled/ignite.js',
    style: '/modules/igniteui-webcomponents/themes/light/bootstrap.css',
    changes: ['igcChange'],
    precision: 'step',
    clear: { key: 'ArrowDown', attribute: 'allow-reset' },
  },
];

/** A rating as markup; `precision` goes by the name that the element has for it, `true` is an attribute without a value. */
export function markup({ tag, precision }, attributes = {}) {
  const written = Object.entries(attributes).map(([name, value]) => {
    const known = name === 'precision' ? precision : name;
    return value === true ? ` ${known}` : ` ${known}="${value}"`;
  });
  return `<${tag}${written.join('')}></${tag}>`;
}

/** Everything that a page needs to show it. */
export const head = ({ style, script }) =>
  `${style ? `<link rel="stylesheet" href="${style}">` : ''}<script type="module" src="${script}"></script>`;
