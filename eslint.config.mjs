import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * The arrows of the house (docs/ARCHITECTURE.md). A project may import only what its row names;
 * tools/test/boundaries.spec.mjs proves that a forbidden import fails.
 */
const arrows = [
  ['type:contract', ['type:contract']],
  ['type:access', ['type:contract']],
  ['type:domain', ['type:contract']],
  ['type:protocol', ['type:contract']],
  ['type:platform', ['type:contract']],
  ['type:log', ['type:contract', 'type:platform']],
  ['type:identity', ['type:contract', 'type:access', 'type:platform']],
  ['type:press', ['type:contract', 'type:domain']],
  ['type:ui', ['type:contract']],
  ['type:testing', ['type:contract']],
  [
    'scope:collab',
    [
      'scope:collab',
      'type:contract',
      'type:access',
      'type:platform',
      'type:identity',
      'type:log',
      'type:protocol',
    ],
  ],
  [
    'scope:api',
    [
      'scope:api',
      'type:contract',
      'type:access',
      'type:domain',
      'type:platform',
      'type:identity',
      'type:log',
      'type:press',
      'type:protocol',
    ],
  ],
  [
    'scope:client',
    ['scope:client', 'type:contract', 'type:access', 'type:domain', 'type:protocol', 'type:ui'],
  ],
  ['scope:fault', ['type:contract', 'type:domain', 'type:platform', 'type:log', 'type:protocol']],
  ['scope:opinion-tool', ['type:domain']],
  ['scope:start', ['scope:api', 'scope:collab', 'type:platform', 'type:contract']],
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.nx',
      '.angular',
      'data',
      'client/src/app/api',
      'test-results',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked, prettier],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: arrows.map(([sourceTag, onlyDependOnLibsWithTags]) => ({
            sourceTag,
            onlyDependOnLibsWithTags: [...onlyDependOnLibsWithTags, 'type:testing'],
          })),
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // NestJS declares its options as classes and takes object literals for them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
    },
  },
  {
    files: [
      '**/*.spec.ts',
      '**/test/**/*.ts',
      '**/testing/**/*.ts',
      'libs/testing/**/*.ts',
      'client/e2e/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      'max-lines': ['error', { max: 600, skipBlankLines: true }],
    },
  },
  {
    // Arithmetic on typed arrays, whose indices come from their own lengths: a check at each step would hide the formula.
    files: ['libs/opinion/src/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Builds leave specs out of these projects' tsconfig.json; the spec configuration holds every file.
    files: ['client/src/**/*.ts', 'libs/ui/**/*.ts'],
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: ['client/tsconfig.spec.json', 'libs/ui/tsconfig.spec.json'],
      },
    },
  },
  {
    files: ['client/**/*.ts', 'libs/ui/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'sp', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'sp', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  {
    files: ['client/**/*.html', 'libs/ui/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
