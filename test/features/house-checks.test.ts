/** Checks of the house in the editor: found with the rest, and never stale after a check was saved. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { withServer } from '../support/lsp.ts';

const check = (limit: string): string =>
  `name: money\nwhen: {budget: {over: ${limit}}}\nmessage: "{title} is dear"\nat: budget\n`;

it('finds what a check finds, and follows the check when it is saved', () =>
  withServer(
    {
      files: {
        'a.portfolio': 'portfolio: P\nitems:\n  - {id: a, title: Plant, budget: 2m}\n',
        'checks/money.yaml': check('1m'),
      },
      open: ['a.portfolio'],
    },
    async (client) => {
      const house = async () =>
        (await client.diagnostics('a.portfolio')).filter(({ code }) => String(code).startsWith('house/'));
      const [found] = await house();
      assert.equal(found?.code, 'house/money');
      assert.equal(found.message, 'Plant is dear');
      assert.equal(client.words('a.portfolio', found.range), '2m');
      assert.match(found.codeDescription?.href ?? '', /docs\/house-rules\.md$/);
      const save = async (text: string): Promise<void> => {
        await writeFile(join(client.folder, 'checks/money.yaml'), text);
        await client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: client.uri('checks/money.yaml'), type: 2 }],
        });
      };
      await save(check('3m'));
      assert.deepEqual(await house(), []);
      await save(check('lots'));
      const [broken] = await house();
      assert.equal(broken?.code, 'house/broken-check');
      assert.match(String(broken.message), /^checks\/money\.yaml, line 2: /);
    },
  ));

it('shows what is wrong with a check where it stands, in every client, and takes it back', () =>
  withServer(
    {
      files: {
        'a.portfolio': 'portfolio: P\nitems:\n  - {id: a, title: Plant, budget: 2m}\n',
        'checks/übe r.yaml': `- ${check('lots').trim().replaceAll('\n', '\n  ')}\n- name: bare\n  when: {budget: {over: 1m}}\n`,
        'checks/sound.yaml': check('1m').replace('money', 'sound'),
      },
      open: ['a.portfolio'],
      pull: true,
    },
    async (client) => {
      const name = 'checks/übe r.yaml';
      const [first, second] = await client.diagnostics(name);
      assert.deepEqual([first?.code, first?.severity, first?.source], ['house/broken-check', 1, 'twotrack']);
      assert.equal(first && client.words(name, first.range), 'lots');
      assert.match(String(second?.message), /no `message`/);
      assert.equal(second && client.words(name, second.range), 'name: bare');
      assert.equal(client.published.has(client.uri('checks/sound.yaml')), false);
      await writeFile(join(client.folder, name), check('1m'));
      await client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri(name), type: 2 }],
      });
      assert.deepEqual(await client.diagnostics(name), []);
    },
  ));
