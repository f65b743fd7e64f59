/** What is no value, no item and no column of its own: words for nothing, sums, columns that speak of others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, imported, itemsOf, plain } from './sheet-world.ts';

test('people and spreadsheets of many tongues write that there is nothing, and none of it is a name', () => {
  const words = [
    ...[
      '#NOMBRE?',
      '#¿NOMBRE?',
      '#¡VALOR!',
      '#CONNECT!',
      '#########',
      'Loading...',
      '(leer)',
      '(vacío)',
      '(vide)',
    ],
    ...[
      'TBD?',
      'n.v.',
      'N.N.',
      'N / A',
      'no data',
      'noch offen',
      'nicht zugewiesen',
      'à confirmer',
      'non assigné',
    ],
    ...[
      'por confirmar',
      'sin responsable',
      'da confermare',
      'nog niet bekend',
      'saknas',
      'ikke satt',
      'a confirmar',
    ],
  ];
  const sheet = `Project,Owner,Due\n${words.map((word, at) => `P ${at},${word},2027\n`).join('')}`;
  assert.deepEqual(
    itemsOf(imported(csv(sheet)).text).flatMap((values) => values.get('owner') ?? []),
    [],
  );
  for (const name of ['No', 'Nina', 'Team N', 'Vide Consulting', '#12'])
    assert.equal(
      itemsOf(imported(csv(`Project,Owner,Due\nA,${name},2027\nB,Ann,2028\n`)).text)[0]?.get('owner'),
      name,
    );
});

test('a column that speaks of others says so where there are none', () => {
  const of = (text: string): string[] =>
    imported(csv(text)).notes.map(({ column, problem }) => `${column}: ${problem.split(',')[0]}`);
  assert.deepEqual(of('Project,Currency,Owner\nA,USD,Ann\nB,EUR,Bo\n'), [
    'Currency: It states the currency of amounts',
  ]);
  assert.deepEqual(of('Project,Reporting date,Owner\nA,2027-01-31,Ann\nB,2027-01-31,Bo\n'), [
    'Reporting date: It dates readings and rows of several days',
  ]);
  assert.deepEqual(of('Project,Currency,Budget\nA,USD,12\nB,EUR,15\n'), []);
  assert.deepEqual(of('Project,Reporting date,% complete\nA,2027-01-31,5%\nB,2027-01-31,7%\n'), []);
});

test('sums and means are no items in any tongue', () => {
  for (const word of [
    'Σ',
    'Eindtotaal',
    'Delsum',
    'Mittelwert',
    'Sum operations',
    'Gemiddelde',
    'Total général',
  ])
    assert.equal(
      itemsOf(
        imported(csv(`Project,Owner,Budget\nFix queue,Ann,5000\nCut waste,Bo,7000\n${word},,12000\n`)).text,
      ).length,
      2,
      word,
    );
});

test('a second word on the same day, the day of what is not done, and crowns of no country are named', () => {
  const of = (text: string): string[] =>
    imported(csv(text)).notes.map(
      ({ line, column, text: said, problem }) => `${line} ${column} ${said}: ${problem}`,
    );
  assert.deepEqual(
    of('Project,Due,Dates\nA,2027-04-01,2027-01-01 - 2027-05-31\nB,2027-06-30,2027-02-01 - 2027-06-30\n'),
    ['2 Dates 2027-01-01 - 2027-05-31: Another column says the end of it already.'],
  );
  assert.deepEqual(of('Project,Completed At,Status\nA,2027-03-01,In progress\nB,2027-03-01,Done\n'), [
    '2 Completed At 2027-03-01: By its status it is not done, so it has no day on which it was.',
  ]);
  // A day that was due gives way to the day on which it was done; the same day in both is no matter.
  assert.deepEqual(
    of(
      'Project,Status,Due Date,Completed At\nA,Done,2027-03-01,2027-02-11\nB,Done,2027-03-01,2027-03-01\nC,Done,,2027-03-01\n',
    ),
    ['2 Due Date 2027-03-01: It is done, so its end is the day on which it was, which “Completed At” says.'],
  );
  const crowns = of('Nr;Prosjekt;Budsjett\n1;Nytt mottak;1.200.000 kr\n2;Kortere ventetid;80.000 kr\n');
  assert.match(crowns.join('\n'), /^null Budsjett 1\.200\.000 kr: Three countries count in kr/);
  assert.deepEqual(of('Nr;Prosjekt;Budsjett (NOK)\n1;Nytt mottak;1.200.000 kr\n2;Kortere;80.000 kr\n'), []);
});

test('a row that has one cell and no title is no item, and is not called one', () => {
  const { bare, notes, items } = imported(
    csv('Project,Owner,Budget,Due\nA,Ann,5,2027\nB,Bo,6,2027\n,,17,\nC,Cy,7,2027\n'),
  );
  assert.deepEqual(bare, []);
  assert.equal(items.length, 3);
  assert.deepEqual(
    notes.map(({ line }) => line),
    [4],
  );
});

test('a heading above rows is the group of those below it, unless a column names groups', () => {
  const sheet = (head: string, cell: string): string =>
    `Action,Lead,RAG,Due${head}\nA. PATIENT FLOW,,,\nBoard rounds before 9,Ana,Green,2027-03${cell}\nB. ESTATE:,,,\nNew energy centre,Ben,Red,2029${cell}\n`;
  const made = (text: string): unknown =>
    (plain(itemsOf(imported(csv(text)).text)) as Record<string, unknown>[]).map(({ title, tags }) => [
      title,
      tags,
    ]);
  assert.deepEqual(made(sheet('', '')), [
    ['Board rounds before 9', ['PATIENT FLOW']],
    ['New energy centre', ['ESTATE']],
  ]);
  assert.deepEqual(made(sheet(',Programme', ',Better care')), [
    ['Board rounds before 9', ['Better care']],
    ['New energy centre', ['Better care']],
  ]);
});

test('a first column filled like an outline is named, and nothing is copied down', () => {
  const sheet = (below: string): string =>
    `Objective,Action,Owner\nSafer care,Handover sheet,Ana\n${below},Daily huddle,Ben\nGrow,Open a clinic,Cy\n`;
  const outline = imported(csv(sheet('')));
  assert.deepEqual(
    outline.notes.map(({ column, problem }) => [column, /\(3\)/.test(problem)]),
    [['Objective', true]],
  );
  assert.equal(itemsOf(outline.text)[1]?.has('goals'), false);
  // A value that stands again shows that cells are filled wherever one is meant.
  assert.deepEqual(imported(csv(`${sheet('')}Grow,Second clinic,Di\n`)).notes, []);
  assert.deepEqual(imported(csv(sheet('Safer care'))).notes, []);
});
