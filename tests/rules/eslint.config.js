import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from '../../svelte.config.js';

/** House numbers: what a newcomer can hold in mind. Svelte markup and form data are exempt from length. */
const size = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10]
};

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', 'var/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  ...svelte.configs['flat/recommended'],
  {
    languageOptions: {
      globals: { ...globals.node, ...globals.browser },
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte']
      }
    },
    rules: { ...size, 'no-console': 'error', eqeqeq: 'error' }
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/only-throw-error': 'off', // SvelteKit's redirect() and error() are thrown
      '@typescript-eslint/no-unnecessary-condition': 'off', // checked index access makes it noisy on records
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // It takes the names in a function's type for variables; the type check finds what is unused.
      'no-unused-vars': 'off',
      'svelte/no-inline-styles': 'error',
      // Pages are server-rendered (csr = false): links are plain addresses without a base path.
      'svelte/no-navigation-without-resolve': 'off',
      // Nothing is reactive on the server.
      'svelte/prefer-svelte-reactivity': 'off',
      'max-lines': 'off',
      'max-lines-per-function': 'off'
    }
  },
  {
    files: ['src/lib/forms/library/**', 'drizzle/demo/**', 'src/lib/domain/words-code*'],
    rules: { 'max-lines': 'off' }
  },
  // Tables are data: one function names the tables of one subject.
  { files: ['src/lib/server/db/tables/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['tests/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' }
  },
  { files: ['src/bin/**', 'drizzle/**', 'tests/**'], rules: { 'no-console': 'off' } }
);
