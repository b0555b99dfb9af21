import { readFile } from 'node:fs/promises';

// Each says how its page looks, and in the page: how many comments are there, how one more comes, how the order changes.
// `{host}` is where the page is, `{server}` an Afterword server, `{page}` a thread of `{count}` comments.

const head = (title, more = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/plain.css"><link rel="icon" href="data:,">${more}`;

const versionOf = async (name) => {
  const manifest = new URL(`node_modules/${name}/package.json`, import.meta.url);
  const { version, license } = JSON.parse(await readFile(manifest, 'utf8'));
  return `${version} (${license})`;
};

const plain = (name, classes) => ({
  name,
  html: ({ server, page }) => `${head(name)}<body class="${classes}"><h1>Comments</h1><ol id="list"></ol>
    <script type="module">
      import { load, prepend, reverse } from '/plain.js';
      const address = '${server}/api/v1/pages/${page}/comments';
      window.contender = { prepend, reverse };
      await load(address);
    </script>`,
  inPage: {
    count: () => document.querySelectorAll('#list article').length,
    first: () => document.querySelector('#list article bdi')?.closest('li').id,
    append: (comment) => window.contender.prepend(comment),
    sort: () => window.contender.reverse(),
  },
});

const afterword = {
  name: 'Afterword',
  html: ({ server, page, count }) =>
    `${head(
      'Afterword',
      `<meta name="afterword-server" content="${server}"><script type="module" src="${server}/afterword.js"></script>`,
    )}<body><afterword-page page="${page}"><afterword-comments page-size="${Math.min(count, 1000)}"></afterword-comments></afterword-page>`,
  inPage: {
    count: () => {
      const thread = document.querySelector('afterword-comments')?.shadowRoot;
      if (!thread) return 0;
      const more = [...thread.querySelectorAll('[part="list"] + .below > [part="more"]:not([aria-disabled])')].at(-1);
      more?.click();
      const isThere = (comment) => comment.shadowRoot?.querySelector('[part="body"]') != null;
      const comments = [...thread.querySelectorAll('afterword-comment')];
      return comments.length > 0 && isThere(comments.at(-1)) ? comments.filter(isThere).length : Number(comments.length > 0 && isThere(comments[0])); // prettier-ignore
    },
    first: () => document.querySelector('afterword-comments')?.shadowRoot.querySelector('afterword-comment')?.id,
    // As it really comes: another reader's, by the live stream, let in by the button.
    arrived: () => document.querySelector('afterword-comments').shadowRoot.querySelector('[part="arrived"]') !== null,
    append: () => document.querySelector('afterword-comments').showNew(),
    sort: () => document.querySelector('afterword-comments').shadowRoot.querySelectorAll('[part="sort"] button')[1].click(), // prettier-ignore
  },
};

const waline = {
  name: 'Waline',
  version: () => versionOf('@waline/client'),
  html: ({
    host,
    page,
    count,
  }) => `${head('Waline', '<link rel="stylesheet" href="/modules/@waline/client/dist/waline.css">')}<body><div id="waline"></div>
    <script type="module">
      import { init } from '/modules/@waline/client/dist/waline.js';
      init({ el: '#waline', serverURL: '${host}/waline', path: '${page}', lang: 'en', pageSize: ${count}, emoji: false, imageUploader: false, search: false });
    </script>`,
  inPage: {
    count: () => document.querySelectorAll('.wl-card-item').length,
    first: () => document.querySelector('.wl-card-item')?.id,
    write: () => {
      const text = document.querySelector('.wl-editor');
      text.value = 'One more.';
      text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    append: () => document.querySelector('.wl-btn.primary').click(),
    sort: () => document.querySelectorAll('.wl-sort li')[1].click(),
  },
};

const artalk = {
  name: 'Artalk',
  version: () => versionOf('artalk'),
  html: ({
    host,
    page,
    count,
  }) => `${head('Artalk', '<link rel="stylesheet" href="/modules/artalk/dist/Artalk.css">')}<body><div id="artalk"></div>
    <script type="module">
      import Artalk from '/modules/artalk/dist/Artalk.mjs';
      window.artalk = Artalk.init({ el: '#artalk', pageKey: '${page}', pageTitle: '', server: '${host}/artalk', site: 'bench', emoticons: false, gravatar: { mirror: '${host}/avatar/', params: '' }, versionCheck: false, useBackendConf: false, pagination: { pageSize: ${count}, readMore: true, autoLoad: false } });
    </script>`,
  inPage: {
    count: () => document.querySelectorAll('.atk-comment').length,
    first: () => document.querySelector('.atk-comment-wrap')?.id,
    append: (comment) => window.artalk.ctx.getData().insertComment(comment),
    sort: () => document.querySelectorAll('.atk-dropdown-item span')[2].click(),
  },
};

export const contenders = [
  afterword,
  plain('plain DOM', 'plain'),
  plain('plain DOM, content-visibility', 'plain far'),
  waline,
  artalk,
];
