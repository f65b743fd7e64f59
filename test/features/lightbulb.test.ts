/** What stands in the lightbulb, how a finding is accepted, and which words are coloured. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { type AcceptResult, accept } from '../../server/src/protocol/accept.ts';
import { type EvidenceResult, evidence } from '../../server/src/protocol/evidence.ts';
import { LITERALS, Unable } from '../support/capable.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  - id: both
    title: Cut the wait at triage and enter the home care market
    track: operational
    status: active
    description: >-
      Nurses time each step at the front door, remove the second registration and hold the new standard at the
      daily huddle. Beyond that we build a new service line: a care company of our own for the whole county, with
      capital investment of five million, a partner, and clients who have never been our patients.
    standard: Triage card
    measures: [{name: Door to triage, baseline: 22, target: 10, unit: min}]
`;
const NAME = 'a.portfolio';

async function opened(own: boolean, body: (client: LspClient) => Promise<void>): Promise<void> {
  await withServer({ files: { [NAME]: FILE }, own }, async (client) => {
    await client.open(NAME);
    await body(client);
  });
}
const at = (part: string) => {
  const before = FILE.slice(0, FILE.indexOf(part)).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { start: position, end: position };
};
const bulb = async (client: LspClient, part: string): Promise<CodeAction[]> => client.actions(NAME, at(part));

describe('lightbulb', () => {
  for (const own of [true, false])
    it(`has seven entries at most, fixes first and one way to accept: ${own ? 'our client' : 'others'}`, () =>
      opened(own, async (client) => {
        for (const part of ['Cut the wait', 'operational\n', 'Triage card', 'Door to triage', 'Riverside']) {
          const titles = (await bulb(client, part)).map(({ title }) => title);
          assert.ok(titles.length <= 7, titles.join('\n'));
          assert.equal(new Set(titles).size, titles.length, titles.join('\n'));
          const first = titles.findIndex((title) => /^(?:Ignore|Accept|Keep as|Explain)/.test(title));
          if (first >= 0)
            for (const title of titles.slice(first))
              assert.match(title, /^(?:Ignore|Accept|Keep as|Explain)/);
          if (own) assert.ok(titles.filter((title) => /^(?:Ignore|Accept|Keep as)/.test(title)).length <= 1);
          for (const title of titles) assert.doesNotMatch(title, /\bit\b/i);
        }
        assert.ok((await bulb(client, 'Cut the wait')).some(({ title }) => title.startsWith('Split into')));
      }));

  it('offers an item without a goal the goals that have none below them, and writes the one that is chosen', async () => {
    const text = `portfolio: Riverside
goals:
  - {id: all, title: The best care}
  - {id: safe, title: No avoidable harm, parent: all}
  - {id: quick, title: Nobody waits without a reason, parent: all}
items:
  - id: beds
    title: Get beds ready before noon
    track: operational
    description: The ward cleans each bed within the hour.
`;
    await withServer({ files: { [NAME]: text } }, async (client) => {
      await client.open(NAME);
      const position = { line: 7, character: 12 };
      const actions = await client.actions(NAME, { start: position, end: position });
      const goals = actions.filter(({ title }) => title.startsWith('Serve the goal'));
      assert.deepEqual(
        goals.map(({ title }) => title),
        ['Serve the goal “No avoidable harm”', 'Serve the goal “Nobody waits without a reason”'],
      );
      const chosen = goals[1];
      assert.ok(chosen);
      const { edit } =
        chosen.edit === undefined ? await client.request<CodeAction>('codeAction/resolve', chosen) : chosen;
      assert.match(JSON.stringify(edit), /goals: \[quick\]/);
    });
  });

  it('accepts a finding with the reason that somebody gives', () =>
    opened(true, async (client) => {
      const range = at('Cut the wait');
      const uri = client.uri(NAME);
      const asked = await client.request<AcceptResult>(accept, { uri, range });
      assert.ok('findings' in asked);
      const finding = asked.findings.findIndex(({ rule }) => rule === 'mixed-traits');
      assert.equal(asked.findings[finding]?.places[0], 'for this key');
      const place = asked.findings[finding]?.places.indexOf('for this item') ?? -1;
      const choice = { finding, place, reason: 'the board wants\n it as one' };
      const made = await client.request<AcceptResult>(accept, { uri, range, choice });
      assert.ok('edit' in made && made.edit !== null);
      assert.deepEqual(textsOf(made.edit), ['  # twotrack-ignore mixed-traits: the board wants it as one\n']);
    }));
});

describe('lightbulb at the title of an item', () => {
  // Where the tree leads; the finding itself stands at the track.
  const wrong = `portfolio: P
items:
  - id: wards
    title: Cut door-to-triage waiting time
    track: strategic
    description: Nurses hold the standard work at the daily huddle and reduce rework at the desk.
`;
  const titlesAt = async (client: LspClient, text: string, part: string): Promise<string[]> => {
    const before = text.slice(0, text.indexOf(part)).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const range = { start: position, end: position };
    const context = { diagnostics: [] };
    const actions = await client.of<CodeAction[]>('textDocument/codeAction', NAME, { range, context });
    if (client.able.textDocument?.codeAction?.codeActionLiteralSupport === undefined)
      throw new Unable('this editor takes no code actions');
    return actions.map(({ title }) => title);
  };
  for (const own of [true, false])
    it(`offers the fix for its track, and so does its first line: ${own ? 'our client' : 'others'}`, () =>
      withServer({ files: { [NAME]: wrong }, own }, async (client) => {
        await client.open(NAME);
        const fix = (await titlesAt(client, wrong, 'strategic\n'))[0] ?? '';
        assert.match(fix, /operational/);
        for (const part of ['door-to-triage', 'title:', 'id: wards', '- id']) {
          const titles = await titlesAt(client, wrong, part);
          assert.ok(titles.includes(fix), `${part}: ${titles.join('\n')}`);
          assert.ok(titles.length <= 7, titles.join('\n'));
        }
        assert.ok(!(await titlesAt(client, wrong, 'Nurses hold')).includes(fix));
      }));
  it('offers it before what follows from a remark at the title', async () => {
    const goals = 'goals: [{id: wait-less, title: Patients wait less}]\n';
    const text = wrong.replace('items:', `${goals}items:`);
    await withServer({ files: { [NAME]: text } }, async (client) => {
      await client.open(NAME);
      const titles = await titlesAt(client, text, 'Cut door');
      assert.deepEqual(titles.slice(0, 2), ['Change track to operational', 'Change track to neither']);
    });
  });
  it('lets the finding be accepted from there', () =>
    withServer({ files: { [NAME]: wrong }, own: true }, async (client) => {
      await client.open(NAME);
      const position = { line: 3, character: 14 };
      const range = { start: position, end: position };
      const asked = await client.request<AcceptResult>(accept, { uri: client.uri(NAME), range });
      assert.ok('findings' in asked);
      assert.ok(asked.findings.some(({ rule }) => rule === 'misclassified'));
    }));
  it('opens the split of an item whose text has two pieces, and of no other', async () => {
    const plain = `portfolio: P
items:
  - id: desk
    title: Renew the desk and the lease
    description: The desk is old. The lease ends in May.
  - id: portal
    title: Portal
`;
    const split = /^Split into/;
    for (const own of [true, false])
      await withServer({ files: { [NAME]: plain }, own }, async (client) => {
        await client.open(NAME);
        for (const part of ['Renew', 'id: desk']) {
          const titles = await titlesAt(client, plain, part);
          assert.equal(titles.filter((title) => split.test(title)).length, own ? 1 : 0, titles.join('\n'));
          assert.ok(titles.length <= 7, titles.join('\n'));
        }
        for (const part of ['Portal', 'The lease ends']) {
          const titles = await titlesAt(client, plain, part);
          assert.ok(!titles.some((title) => split.test(title)), titles.join('\n'));
        }
      });
  });
  it('keeps to seven entries, fixes first, for an item with many findings', () => {
    const many = wrong.replace(
      '    description',
      '    colour: red\n    ownr: Ann\n    statsu: active\n    goals: [g1, g2]\n    teams: [t1]\n    sponsr: Bo\n    description',
    );
    return withServer({ files: { [NAME]: many }, own: true }, async (client) => {
      await client.open(NAME);
      const titles = await titlesAt(client, many, 'door-to-triage');
      assert.equal(titles.length, 7, titles.join('\n'));
      const last = titles.findIndex((title) => /^(?:Ignore|Accept|Explain)/.test(title));
      assert.ok(last > 0, titles.join('\n'));
      for (const title of titles.slice(last)) assert.match(title, /^(?:Ignore|Accept|Explain)/);
    });
  });
});

function textsOf(edit: WorkspaceEdit): string[] {
  const parts = (edit.documentChanges ?? []) as TextDocumentEdit[];
  const plain = Object.values(edit.changes ?? {}).flat();
  return [...parts.flatMap(({ edits }) => edits), ...plain].map((one) =>
    'newText' in one ? one.newText : '',
  );
}

describe('evidence', () => {
  it('is told by kind, on one line each, none over another', () =>
    opened(true, async (client) => {
      const { marks } = await client.request<EvidenceResult>(evidence, {
        uri: client.uri(NAME),
        range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      });
      const lines = FILE.split('\n');
      const words = marks.map(({ range: { start, end }, kind }) => {
        assert.equal(start.line, end.line);
        return `${kind}: ${lines[start.line]?.slice(start.character, end.character)}`;
      });
      assert.ok(
        words.some((word) => /^operational: .*huddle/.test(word)),
        words.join('\n'),
      );
      assert.ok(
        words.some((word) => /^strategic: .*\benter the home/.test(word)),
        words.join('\n'),
      );
      for (const [i, { range }] of marks.entries()) {
        const next = marks[i + 1]?.range.start;
        if (next !== undefined && next.line === range.end.line)
          assert.ok(next.character >= range.end.character, words.join('\n'));
      }
    }));
  it('is no semantic token for a client that colours the words itself', () =>
    opened(true, async (client) => {
      const own = await client.of<{ data: number[] }>('textDocument/semanticTokens/full', NAME, {});
      const types = own.data.filter((_, i) => i % 5 === 3);
      assert.ok(types.length > 0 && !types.includes(0), String(types));
    }));
});

describe('a finding of a rule of the house', () => {
  const files = {
    [NAME]: FILE.replace('track: operational', 'track: operational\n    budget: 2m'),
    'checks/money.yaml': 'name: money\nwhen: {budget: {over: 1m}}\nmessage: "{title} is dear"\nat: budget\n',
  };
  for (const own of [true, false])
    it(`is accepted like any other, and has no page to open: ${own ? 'our client' : 'others'}`, () =>
      withServer(
        own
          ? { files, own }
          : {
              files,
              capabilities: {
                textDocument: { codeAction: LITERALS },
                workspace: { textDocumentContent: {} },
                window: { showDocument: { support: true } },
              },
            },
        async (client) => {
          await client.open(NAME);
          const line = client
            .text(NAME)
            .split('\n')
            .findIndex((each) => each.includes('budget:'));
          const place = { line, character: 14 };
          const titles = (await client.actions(NAME, { start: place, end: place })).map(({ title }) => title);
          assert.ok(
            titles.some((title) => /^(?:Ignore house\/money|Accept)/.test(title)),
            titles.join('\n'),
          );
          for (const title of titles) assert.doesNotMatch(title, /^Explain house/);
        },
      ));
});

describe('several findings at one place, for a client that opens pages', () => {
  const item = '  - {id: a, title: A, goals: [g1, g2], colour: red}';
  it('are ignored each by one entry, the page of the gravest behind the first of them', () =>
    withServer(
      {
        files: { [NAME]: `portfolio: P\nitems:\n${item}\n` },
        capabilities: {
          textDocument: { codeAction: LITERALS },
          workspace: { textDocumentContent: {} },
          window: { showDocument: { support: true } },
        },
      },
      async (client) => {
        await client.open(NAME);
        const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
        const titles = (await client.actions(NAME, range, { only: ['quickfix'] })).map(({ title }) => title);
        const last = titles.findIndex((title) => title.startsWith('Accept'));
        assert.ok(last > 0, titles.join('\n'));
        assert.deepEqual(titles.slice(last), [
          'Accept unknown-reference for this item (give a reason)',
          'Explain unknown-reference',
          'Accept unknown-key for this item (give a reason)',
        ]);
      },
    ));
});
