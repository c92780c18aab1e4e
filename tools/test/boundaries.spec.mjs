/**
 * The arrows of the house bite: an import against them is an error of lint, one along them is not.
 *
 * Runs the workspace's own eslint configuration over a line of code as if it stood in a given room. Rules that need
 * types are left out, because no such file exists.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = resolve(import.meta.dirname, '../..');
const rule = '@nx/enforce-module-boundaries';
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      ...tseslint.configs.disableTypeChecked,
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, project: false } },
    },
  ],
});

const forbidden = [
  ['client/src/app', '@samepage/platform'],
  ['client/src/app', '@samepage/press'],
  ['client/src/app', '@samepage/api'],
  ['libs/access/src', '@samepage/debate'],
  ['libs/contracts/src', '@samepage/access'],
  ['libs/debate/src', '@samepage/platform'],
  ['libs/ui/src', '@samepage/manifesto'],
  ['libs/identity/src', '@samepage/press'],
  ['collab-server/src', '@samepage/api'],
  ['collab-server/src', '@samepage/press'],
  ['api/src', '@samepage/collab-server'],
  ['api/src', '@samepage/ui'],
];

const allowed = [
  ['client/src/app', '@samepage/contracts'],
  ['client/src/app', '@samepage/ui'],
  ['libs/access/src', '@samepage/contracts'],
  ['libs/document-log/src', '@samepage/platform'],
  ['collab-server/src', '@samepage/document-log'],
  ['api/src', '@samepage/press'],
  ['tools/start/src', '@samepage/api'],
  ['tools/start/src', '@samepage/collab-server'],
];

/** What the rule says about a line of code in a folder. */
async function complaints(folder, code) {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, folder, 'not-there.ts') });
  const broken = result.messages.find(({ fatal }) => fatal);
  assert.equal(broken, undefined, broken?.message);
  return result.messages.filter(({ ruleId }) => ruleId === rule).map(({ message }) => message);
}

// Without a project graph the rule falls silent instead of failing.
before(() => createProjectGraphAsync({ exitOnError: false }));

for (const [folder, target] of forbidden)
  test(`${folder} may not import ${target}`, async () => {
    assert.equal(
      (await complaints(folder, `import { a } from '${target}';\nexport const b = a;\n`)).length,
      1,
    );
  });

for (const [folder, target] of allowed)
  test(`${folder} may import ${target}`, async () => {
    assert.deepEqual(await complaints(folder, `import { a } from '${target}';\nexport const b = a;\n`), []);
  });

test('a type is an import like any other', async () => {
  const code = "import type { Settings } from '@samepage/platform';\nexport type Mine = Settings;\n";
  assert.equal((await complaints('client/src/app', code)).length, 1);
});

test('a way around through the file tree is closed too', async () => {
  const code = "import { a } from '../../libs/platform/src/index';\nexport const b = a;\n";
  assert.equal((await complaints('client/src', code)).length, 1);
});
