import js from '@eslint/js';
import globals from 'globals';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Ways from a string to markup, to code or to an inline style. There is no use for any of them here. */
const sinks = [
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((property) => ({
    selector: `AssignmentExpression[left.property.name='${property}']`,
    message: `${property} turns text into markup; render a template instead.`,
  })),
  ...['insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe'].map((method) => ({
    selector: `CallExpression[callee.property.name='${method}']`,
    message: `${method} turns text into markup; render a template instead.`,
  })),
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name='write']",
    message: 'Render a template instead.',
  },
  { selector: "NewExpression[callee.name='DOMParser']", message: 'DOMParser turns text into markup.' },
  {
    selector: 'TemplateElement[value.raw=/\\sstyle=/]',
    message: 'A style attribute is blocked by a strict style-src; use a class or a part.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/', '.cache/', 'data/', 'custom-elements.json'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vite.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-nullish-coalescing': 'off', // an empty attribute says nothing, like an absent one
      '@typescript-eslint/require-await': 'off', // what may become asynchronous is so from the start
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [wc.configs['flat/best-practice'], lit.configs['flat/recommended'], litA11y.configs.recommended],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/server/**', '@afterword/server*'], message: 'The kit never imports the server.' },
            {
              group: ['lit/directives/unsafe-*', 'lit/static-html.js', 'lit/directives/style-map.js'],
              message: 'No HTML strings, no style attributes.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...sinks],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
    },
  },
  { files: ['server/src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...sinks] } },
  {
    files: ['test/**/*.test.ts', 'test/**/support/*.ts'], // chai's assertions have the type of promises there
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['**/test/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
    extends: [tseslint.configs.disableTypeChecked],
  },
  { files: ['demo/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['bench/{matrix,render}/**'], languageOptions: { globals: { ...globals.node, ...globals.browser } } }, // some of it runs in pages
);
