/** An import into a file that people work in: it changes what the sheet says anew, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';
import { csv, findingsOf, imported, itemsOf, plain } from './sheet-world.ts';

const FILE = `# our plan
portfolio: Ours
items:
  # the first
  - id: ops-1   # from Jira
    title: Cut waiting at the counter
    owner: 'Ana Ruiz'
    track: strategic # we know better
    tags: [waiting, mine]
    description: >-
      The team re-times
      each step.
    x-key: OPS-1

  - title: Ours alone
    id: ours
`;
const AGAIN = (status: string, title = 'Cut waiting at the counter'): string =>
  `Issue key,Summary,Status,Assignee,Due date,Labels,Labels,Description\nOPS-1,${title},${status},Ana Ruiz,2027-03-14,waiting,counter,The team re-times each step.\nOPS-7,New one,Done,,,,,\n`;

test('an import into a file that people work in changes what the sheet says anew, and nothing else', () => {
  const { text, items, missing } = imported(csv(AGAIN('In Progress')), FILE);
  assert.equal(
    text,
    `# our plan
portfolio: Ours
items:
  # the first
  - id: ops-1   # from Jira
    title: Cut waiting at the counter
    owner: 'Ana Ruiz'
    end: 2027-03-14
    track: strategic # we know better
    status: active
    tags: [waiting, mine, counter]
    description: >-
      The team re-times
      each step.
    x-key: OPS-1

  - title: Ours alone
    id: ours

  - id: ops-7
    title: New one
    status: done
    x-key: OPS-7
`,
  );
  assert.deepEqual(
    items.map(({ id, state }) => [id, state]),
    [
      ['ops-1', 'changed'],
      ['ops-7', 'new'],
    ],
  );
  assert.deepEqual(missing, []);
  assert.deepEqual(imported(csv(AGAIN('In Progress')), text).edits, []);
  const later = imported(csv(AGAIN('Done', 'Cut waiting at the desk')), text);
  assert.equal(
    later.text,
    text.replace('at the counter', 'at the desk').replace('status: active', 'status: done'),
  );
  assert.deepEqual(imported(csv('Key,Title\nOPS-7,New one\n'), text).missing, ['ops-1']);
});

test('an empty cell takes nothing away, and a value that cannot be read leaves what is there', () => {
  const file =
    'items:\n  - id: a\n    title: A\n    status: active\n    end: 2027\n    teams: {x: 0.5 fte}\n';
  const { text, notes } = imported(csv('id,title,status,end,teams\na,A,who knows,,x; y\nb,B,done,,\n'), file);
  assert.equal(
    text,
    'items:\n  - id: a\n    title: A\n    status: active\n    end: 2027\n    teams: {x: 0.5 fte, y: 0 fte}\n\n  - id: b\n    title: B\n    status: done\n\nteams:\n  - {id: x, name: x}\n  - {id: y, name: y}\n',
  );
  assert.equal(notes.length, 1);
});

test('files in flow style, as JSON, with carriage returns or without a last line break are brought up to date too', () => {
  const sheet = csv('id,title,status,description\na,A,active,"One\ntwo"\nb,B,done,\n');
  for (const file of [
    'items: [{id: a, title: A}]',
    '{"items": [{"id": "a", "title": "A"}]}\n',
    'items:\n  - {id: a, title: A}',
    'items:\r\n  - id: a\r\n    title: A\r\n',
    'items:\n- id: a\n  title: A\nteams:\n- {id: t, name: T}',
    'items:\n',
    'portfolio: P\n',
    '',
  ]) {
    const { text } = imported(sheet, file);
    assert.deepEqual(
      plain(itemsOf(text)),
      [
        { id: 'a', title: 'A', status: 'active', description: 'One\ntwo' },
        { id: 'b', title: 'B', status: 'done' },
      ],
      JSON.stringify(text),
    );
    assert.deepEqual(findingsOf(text), [], text);
    assert.deepEqual(imported(sheet, text).edits, [], text);
  }
});

test('whatever a file holds, an import into it throws nothing, is made once, and keeps what it does not own', () => {
  fc.assert(
    fc.property(fc.oneof(fileText(true), fileText(false)), (file) => {
      const ids = itemsOf(file).flatMap((values) =>
        typeof values.get('id') === 'string' ? [values.get('id') as string] : [],
      );
      const rows = [...new Set([...ids, 'brand-new'])].filter((id) => /^[a-z-]+$/.test(id));
      const sheet = csv(
        `id,title,status,tags,description\n${rows.map((id) => `${id},Title of ${id},paused,red; blue,Some words of ${id}`).join('\n')}\n`,
      );
      let once: ReturnType<typeof imported>;
      try {
        once = imported(sheet, file);
      } catch (error) {
        assert.match(String(error), /error in its YAML/);
        return;
      }
      const comments = (text: string): string[] =>
        text.match(/# (?:a note|keep.*|twotrack-ignore.*)$/gm) ?? [];
      assert.deepEqual(comments(once.text), comments(file), once.text);
      for (const line of file.match(/^ *(?:track|x-own|budget|milestones|owner|half|titel): .*$/gm) ?? [])
        assert.ok(once.text.includes(line), `${line} is lost in\n${once.text}`);
      // What was refused is left for a person, and may be possible in what they make of it.
      if (once.notes.length === 0) assert.deepEqual(imported(sheet, once.text).edits, [], once.text);
    }),
    runs(200),
  );
});
