import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Code that must stay pure: no clock, no chance, no environment (docs/decisions/0002-a-turn-is-a-pass.md). */
const pure = [
  'libs/domain/**/*.ts',
  'libs/calendar/**/*.ts',
  'libs/standards/**/*.ts',
  'workflows/stages/**/*.ts',
  'workflows/tracks/**/*.ts',
  'workflows/runtime/**/*.ts',
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', '.throughcare/**', 'graphql/introspection.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['apps/**/*.ts', 'graphql/**/*.ts', 'libs/identity/**/*.ts'],
    // Nest reads constructor parameter types at run time; an inline type import would erase them.
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['workflows/stages/**/*.ts', 'workflows/tracks/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 150 }] },
  },
  {
    files: pure,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'Intl'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'Chance comes in as a seed.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in as an argument.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        module: 'writable',
        fetch: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    // What browsers run.
    files: ['apps/api/workbench/assets/*.js'],
    languageOptions: {
      globals: {
        document: 'readonly',
        navigator: 'readonly',
        window: 'readonly',
        WebSocket: 'readonly',
        location: 'readonly',
        fetch: 'readonly',
        DOMParser: 'readonly',
      },
    },
  },
);
