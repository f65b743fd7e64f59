import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompletionItem, MarkupContent } from 'vscode-languageserver-protocol';
import { indents, placeholders } from '../support/forms.ts';
import { withServer } from '../support/lsp.ts';

const WORLD = `portfolio: Riverside
period: 2027
currency: EUR
goals:
  - {id: true-north, title: The safest hospital}
  - {id: safe-care, title: "No avoidable harm, ever", parent: true-north}
teams:
  - {id: emergency, name: Emergency department, kind: frontline, capacity: 6 fte}
  - {id: digital, name: Digital services, kind: staff}
items:
  - id: triage-flow
    title: Cut door-to-triage time
    owner: emergency
    sponsor: "Chief nurse: wards"
    methods: [standard work, A3]
    tags: [front door, "5S, daily"]
    measures: [{name: Door to triage, unit: min}, {name: Complaints, unit: "%"}]
`;

const labels = (items: readonly CompletionItem[]): string[] => items.map(({ label }) => label);

/** Completes at the caret of a file beside the portfolio above. */
async function complete(
  source: string,
  body: (
    items: CompletionItem[],
    client: Parameters<Parameters<typeof withServer>[1]>[0],
  ) => void | Promise<void>,
  more: object = {},
): Promise<void> {
  await withServer({ files: { 'root.portfolio': WORLD, 'a.portfolio': source }, ...more }, async (client) =>
    body(await client.complete('a.portfolio'), client),
  );
}

describe('completion of keys', () => {
  it('offers keys not used yet, required ones first, those that suit the track before others', async () => {
    await complete('items:\n  - id: a\n    track: operational\n    <|>\n', (items) => {
      const found = labels(items);
      assert.equal(found[0], 'title');
      assert.ok(!found.includes('id') && !found.includes('track'));
      assert.ok(found.indexOf('standard') < found.indexOf('owner'));
      assert.ok(found.indexOf('owner') < found.indexOf('sponsor'));
    });
    await complete(
      'items:\n  - id: a\n    title: b\n    track: strategic\n    <|>\n    health: on-track\n',
      (items) => {
        const found = labels(items);
        assert.ok(found.indexOf('sponsor') < found.indexOf('standard'));
        assert.ok(!found.includes('health'), 'a key further down is taken too');
      },
    );
  });

  it('replaces the half-typed word, and leaves a colon that is there', async () => {
    await complete('items:\n  - id: a\n    tra<|>\n', (items, client) => {
      const track = items.find(({ label }) => label === 'track') as CompletionItem;
      assert.equal(client.taken('a.portfolio', track), 'items:\n  - id: a\n    track: operational\n');
    });
    await complete('items:\n  - id: a\n    tra<|>ck: strategic\n', (items, client) => {
      const track = items.find(({ label }) => label === 'track') as CompletionItem;
      assert.equal(client.taken('a.portfolio', track), 'items:\n  - id: a\n    track: strategic\n');
    });
  });

  it('works in flow style, in measures, behind an emoji and with CRLF', async () => {
    await complete('items:\n  - {id: a, title: "🏥 ward", tra<|>}\n', (items, client) => {
      const track = items.find(({ label }) => label === 'track') as CompletionItem;
      assert.equal(
        client.taken('a.portfolio', track),
        'items:\n  - {id: a, title: "🏥 ward", track: operational}\n',
      );
    });
    await complete(
      'items:\r\n  - id: a\r\n    measures:\r\n      - name: 🏥\r\n        ba<|>\r\n',
      (items, client) => {
        const baseline = items.find(({ label }) => label === 'baseline') as CompletionItem;
        assert.ok(!labels(items).includes('name'));
        assert.match(client.taken('a.portfolio', baseline), /\r\n {8}baseline: \r\n$/);
      },
    );
  });

  it('works where the lines around it cannot be read', async () => {
    await complete(
      'items:\n  - id: a\n    title: "never closed\n    goals: [x, \n    st<|>\n    owner: @me\n',
      (items) => assert.ok(labels(items).includes('status')),
    );
  });

  it('offers top-level keys, those of the whole only in the root file', async () => {
    await complete('<|>', (items) => assert.deepEqual(labels(items), ['goals', 'teams', 'items']));
    await withServer({ files: { 'root.portfolio': 'portfolio: x\n<|>\nitems: []\n' } }, async (client) => {
      const found = labels(await client.complete());
      assert.ok(found.includes('balance') && found.includes('rules'));
      assert.ok(!found.includes('portfolio') && !found.includes('items'));
    });
  });

  it('nests what belongs below a key by the column of the key', async () => {
    await complete('items:\n  - id: a\n    mil<|>\n', (items, client) => {
      const text = client.taken(
        'a.portfolio',
        items.find(({ label }) => label === 'milestones') as CompletionItem,
      );
      assert.match(
        text,
        indents(client.able)
          ? /\n {4}milestones:\n {6}- title: What will then be true\n {8}date: 2027-09-30\n$/
          : /\n {4}milestones:\n$/,
      );
    });
  });

  it('says what a key means once it is looked at', async () => {
    await complete('items:\n  - id: a\n    spon<|>\n', async (items, client) => {
      const item = items.find(({ label }) => label === 'sponsor') as CompletionItem;
      assert.equal(item.documentation, undefined);
      const { documentation } = await client.request<CompletionItem>('completionItem/resolve', item);
      assert.match((documentation as MarkupContent).value, /suits strategic initiatives[\s\S]*backs it/);
    });
  });

  it('inserts plain text where the client takes no snippets', async () => {
    await complete(
      'items:\n  - id: a\n    tra<|>\n',
      (items) => {
        for (const item of items) {
          assert.equal(item.insertTextFormat, 1);
          assert.doesNotMatch(item.textEdit?.newText ?? '', /\$/);
        }
      },
      { plain: true },
    );
  });
});

describe('completion of whole entries', () => {
  for (const [section, source] of [
    ['goals', 'goals:\n  - <|>\n'],
    ['teams', 'teams:\n  - <|>\n'],
    ['items', 'items:\n  - <|>\n'],
    ['items', 'items:\n  <|>\n'],
    ['items', 'items:\n  -<|>\n'],
    ['items', 'items:\n  - {id: z, title: Z}\n  <|>\n'],
  ] as const) {
    it(`offers a new entry that reads without an error: ${JSON.stringify(source)}`, async () => {
      await complete(source, async (items, client) => {
        const snippets = items.filter(({ label }) => label.startsWith('New '));
        assert.ok(snippets.length >= 1);
        for (const item of snippets) {
          const text = client.taken('a.portfolio', item);
          await withServer({ files: { 'root.portfolio': WORLD, 'a.portfolio': text } }, async (other) => {
            const errors = (await other.diagnostics('a.portfolio')).filter(({ severity }) => severity === 1);
            assert.deepEqual(
              errors.map(({ message }) => message),
              [],
              `${section}\n${text}`,
            );
          });
        }
      });
    });
  }
});

describe('completion of values', () => {
  it('offers the words of the language, each with its meaning', async () => {
    await complete('items:\n  - id: a\n    health: <|>\n', (items) => {
      assert.deepEqual(labels(items), ['on-track', 'at-risk', 'off-track']);
      assert.equal(items[0]?.detail, 'Going as planned.');
    });
  });

  it('offers ids with titles, not its own and none that is listed', async () => {
    await complete('items:\n  - id: a\n    goals: [true-north, <|>]\n', (items) => {
      assert.deepEqual(labels(items), ['safe-care']);
      assert.equal(items[0]?.detail, 'No avoidable harm, ever');
    });
    await complete('items:\n  - id: a\n    depends-on:\n      - <|>\n', (items) =>
      assert.deepEqual(labels(items), ['triage-flow']),
    );
    await complete('items:\n  - id: a\n    goals:\n      - true-north\n      <|>\n', (items, client) => {
      assert.equal(
        client.taken('a.portfolio', items[0] as CompletionItem),
        'items:\n  - id: a\n    goals:\n      - true-north\n      - safe-care\n',
      );
    });
  });

  it('puts brackets around the first of a list, and effort beside a team', async () => {
    await complete('items:\n  - id: a\n    goals: sa<|>\n', (items, client) => {
      const goal = items.find(({ label }) => label === 'safe-care') as CompletionItem;
      assert.equal(client.taken('a.portfolio', goal), 'items:\n  - id: a\n    goals: [safe-care]\n');
    });
    await complete('items:\n  - id: a\n    teams: {emergency: 0.5 fte, d<|>}\n', (items, client) => {
      assert.deepEqual(labels(items), ['digital']);
      assert.equal(
        client.taken('a.portfolio', items[0] as CompletionItem),
        'items:\n  - id: a\n    teams: {emergency: 0.5 fte, digital: 0.5 fte}\n',
      );
    });
  });

  it('offers what others wrote there, in quotes where it must be', async () => {
    await complete('items:\n  - id: a\n    sponsor: <|>\n', (items, client) => {
      assert.deepEqual(labels(items), ['Chief nurse: wards']);
      assert.match(
        client.taken('a.portfolio', items[0] as CompletionItem),
        /sponsor: "Chief nurse: wards"\n/,
      );
    });
    await complete('items:\n  - id: a\n    tags: [<|>]\n', (items, client) => {
      assert.deepEqual(labels(items), ['5S, daily', 'front door']);
      assert.match(client.taken('a.portfolio', items[0] as CompletionItem), /tags: \["5S, daily"\]\n/);
    });
    await complete('items:\n  - id: a\n    measures: [{name: x, unit: <|>}]\n', (items, client) => {
      assert.deepEqual(labels(items), ['%', 'min']);
      assert.match(client.taken('a.portfolio', items[0] as CompletionItem), /unit: "%"\}/);
    });
    await complete('items:\n  - id: a\n    owner: "em<|>\n', (items) =>
      assert.ok(labels(items).includes('emergency')),
    );
    await complete('items:\n  - id: a\n    methods:\n      - st<|>\n', (items) =>
      assert.ok(labels(items).includes('standard work')),
    );
  });

  it('offers days of this month, quarter and period, durations, and the id that the title gives', async () => {
    await complete('items:\n  - id: a\n    end: <|>\n', (items) => {
      const found = labels(items);
      for (const day of ['2027-09-30', '2027-12-31', '2027-Q3', '2027-09-15'])
        assert.ok(found.includes(day), day);
    });
    await complete('items:\n  - id: a\n    horizon: <|>\n', (items) =>
      assert.ok(labels(items).includes('18-24 months')),
    );
    await complete('items:\n  - id: <|>\n    title: Größere Räume für alle!\n', (items) =>
      assert.deepEqual(labels(items), ['grossere-raume-fur-alle']),
    );
    await complete(
      'items:\n  - id: a\n    measures:\n      - name: x\n        actuals: {2027-07: 3, <|>}\n',
      (items) => assert.equal(items[0]?.label, '2027-08'),
    );
  });

  it('says nothing within a text, and does not answer to a blank typed there', async () => {
    await complete('items:\n  - id: a\n    description: |\n      some <|>words\n', (items) =>
      assert.deepEqual(items, []),
    );
    await withServer(
      { files: { 'a.portfolio': 'items:\n  - id: a\n    owner: Chief <|>\n' } },
      async (client) => {
        assert.deepEqual(
          await client.complete(undefined, { context: { triggerKind: 2, triggerCharacter: ' ' } }),
          [],
        );
      },
    );
  });
});

describe('completion of rules', () => {
  const root = (
    source: string,
    body: (items: CompletionItem[], client: Parameters<Parameters<typeof withServer>[1]>[0]) => void,
  ): Promise<void> =>
    withServer({ files: { 'root.portfolio': source } }, async (client) =>
      body(await client.complete(), client),
    );

  it('offers rule ids, severities and options under rules', async () => {
    await root('portfolio: x\nrules:\n  mixed<|>\n', (items) =>
      assert.ok(labels(items).includes('mixed-traits')),
    );
    await root('portfolio: x\nrules:\n  mixed-traits: <|>\n', (items) =>
      assert.deepEqual(labels(items).slice(0, 5), ['off', 'error', 'warning', 'info', 'hint']),
    );
    await root('portfolio: x\nrules:\n  too-many-breakthroughs: {severity: warning, <|>}\n', (items) =>
      assert.deepEqual(labels(items), ['max']),
    );
  });

  it('offers the comment that ignores a finding, rules in it, and its last day', async () => {
    await root('portfolio: x\nitems:\n  # tw<|>\n  - id: a\n', (items, client) => {
      assert.equal(items[0]?.label, 'twotrack-ignore');
      assert.match(
        client.taken('root.portfolio', items[0] as CompletionItem),
        /# twotrack-ignore rule: why this is accepted\n/,
      );
    });
    await root('portfolio: x\nitems:\n  # twotrack-ignore mixed-traits, mis<|>\n  - id: a\n', (items) => {
      assert.ok(labels(items).includes('missing-sponsor') || labels(items).includes('misclassified'));
      assert.ok(!labels(items).includes('mixed-traits'));
    });
    await root(
      'portfolio: x\nitems:\n  # twotrack-ignore mixed-traits until <|>: later\n  - id: a\n',
      (items) => assert.ok(labels(items).includes('2027-12-31')),
    );
  });
});

describe('completion with UTF-8 positions', () => {
  it('edits the same words', async () => {
    await complete(
      'items:\n  - {id: a, title: "🏥 Größe", tra<|>}\n',
      (items, client) => {
        const track = items.find(({ label }) => label === 'track') as CompletionItem;
        assert.equal(
          client.taken('a.portfolio', track),
          'items:\n  - {id: a, title: "🏥 Größe", track: operational}\n',
        );
        assert.equal(placeholders(track.textEdit?.newText ?? ''), 'track: operational');
      },
      { utf8: true },
    );
  });
});

describe('completion of the two poles', () => {
  it('fills them with signs that can be told, and offers what a sign can watch', async () => {
    await withServer({ files: { 'a.portfolio': 'portfolio: P\npol<|>' } }, async (client) => {
      const item = (await client.complete('a.portfolio')).find(({ label }) => label === 'polarity');
      const text = (item?.textEdit?.newText ?? item?.insertText ?? '').replace(/\$\{?\d+:?|\\/g, '');
      if (!indents(client.able)) return assert.equal(text, 'polarity:');
      assert.match(text, /operational:\n {4}gives:/);
      assert.match(text, /figure: milestones-met\n {8}quarters: 2\n {8}under: 1/);
    });
    const sign = 'portfolio: P\npolarity:\n  strategic:\n    signs:\n      - sign: Overtime\n        ';
    const measures = 'goals: [{id: g, title: G, measures: [{name: Overtime}]}]\n';
    await withServer({ files: { 'a.portfolio': `${sign}measure: <|>\n${measures}` } }, async (client) =>
      assert.deepEqual(labels(await client.complete('a.portfolio')), ['Overtime']),
    );
    await withServer({ files: { 'a.portfolio': `${sign}rule: unsus<|>\n` } }, async (client) =>
      assert.ok(labels(await client.complete('a.portfolio')).includes('unsustained-leap')),
    );
  });
});
