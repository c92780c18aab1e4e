/**
 * One place for how jest runs here.
 *
 * Server and isomorphic projects run as native ES modules (NestJS 12 and PGlite ship nothing else), so the
 * caller sets NODE_OPTIONS=--experimental-vm-modules. Angular projects must run without that flag.
 */
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const aliases = {
  '^@samepage/(api|collab-server)$': `${root}/$1/src/index.ts`,
  '^@samepage/ui/testing$': `${root}/libs/ui/src/testing.ts`,
  '^@samepage/platform/(.+)$': `${root}/libs/platform/src/$1/index.ts`,
  '^@samepage/([^/]+)/(.+)$': `${root}/libs/$1/src/$2.ts`,
  '^@samepage/([^/]+)$': `${root}/libs/$1/src/index.ts`,
};

/** PGlite can take more than five seconds to start on a busy machine. */
const testTimeout = 60_000;

export function nodeProject(displayName, rootDir) {
  return {
    displayName,
    rootDir,
    testEnvironment: 'node',
    testTimeout,
    testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
    extensionsToTreatAsEsm: ['.ts'],
    moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2024',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          },
          module: { type: 'es6' },
          sourceMaps: 'inline',
        },
      ],
    },
    moduleNameMapper: aliases,
  };
}

export function angularProject(displayName, rootDir) {
  return {
    displayName,
    rootDir,
    preset: 'jest-preset-angular',
    testTimeout,
    testMatch: ['<rootDir>/src/**/*.spec.ts'],
    setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
    moduleNameMapper: aliases,
    transform: {
      '^.+\\.(ts|mjs|js|html|svg)$': [
        'jest-preset-angular',
        { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
      ],
    },
    transformIgnorePatterns: [
      'node_modules/(?!.*\\.mjs$|(@tiptap|y-websocket|y-indexeddb|lib0|yjs|y-protocols|@angular|uqr)/)',
    ],
  };
}
