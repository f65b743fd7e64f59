/** What a sheet holds beside its items, and what its heads and cells mean in other words and tongues. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSheet } from '../../server/src/sheets/read/read-sheet.ts';
import { csv, findingsOf, imported, itemsOf, json, plain } from './sheet-world.ts';

type Item = Readonly<Record<string, unknown>>;
const items = (text: string): Item[] => plain(itemsOf(imported(csv(text)).text)) as Item[];
const keysOf = (heads: string, row: string): Record<string, string | null> =>
  Object.fromEntries(
    imported(csv(`${heads}\n${row}\n`)).columns.map(({ column, key }) => [column.name, key]),
  );

test('a word for nothing is an empty cell in every column, and is counted', () => {
  const sheet =
    'Project,Track,Owner,Sponsor,Tags,Standard,Goals,Team,Description,Due\nx,Strategic,#N/A,n/a,none,-,TBD,#REF!,NULL,?\ny,Strategic,Ann,—,k.A.,NaN,#NV,Ward,(blank),2027\n';
  const { text, blanks, table } = { ...imported(csv(sheet)), blanks: csv(sheet).blanks, table: csv(sheet) };
  assert.deepEqual(plain(itemsOf(text)), [
    { id: 'x', title: 'x', track: 'strategic' },
    { id: 'y', title: 'y', track: 'strategic', owner: 'Ann', teams: ['ward'], end: '2027' },
  ]);
  assert.doesNotMatch(text, /goals:|tbd|#/i);
  assert.equal(
    [...(blanks?.values() ?? [])].reduce((sum, words) => sum + words.size, 0),
    13,
  );
  assert.equal(table.rows.length, 2);
  assert.deepEqual(
    plain(itemsOf(imported(json([{ title: 'A', owner: 'n/a', sponsor: 'TBD', goals: null }])).text)),
    [{ id: 'a', title: 'A' }],
  );
});

test('totals, headings, footers and a repeated head are named in the report and are no items', () => {
  const { items: made, notes } = imported(
    csv(`Project,Owner,Budget,Due
Operations,,,
Fix queue,Ann,5000,2027-03-01
Cut waste,Bo,7000,2027-04-01
Subtotal: Operations,,12000,

Growth,,,
Open a clinic,Cy,9000,2027-05-01
Project,Owner,Budget,Due
Buy a van,Di,1000,2027-06-01

Grand total,,22000,
Source: finance system. Figures are provisional.,,,
`),
  );
  assert.deepEqual(
    made.map(({ title }) => title),
    ['Fix queue', 'Cut waste', 'Open a clinic', 'Buy a van'],
  );
  assert.deepEqual(
    notes.map(({ line, text }) => [line, text]),
    [
      [2, 'Operations'],
      [5, 'Subtotal: Operations'],
      [7, 'Growth'],
      [9, 'Project'],
      [12, 'Grand total'],
      [13, 'Source: finance system. Figures are provisional.'],
    ],
  );
  for (const word of [
    'Summe',
    'Gesamt',
    'Total général',
    'Totale',
    'Totaal',
    'Suma',
    'Sum',
    'TOTAL',
    'Zwischensumme',
  ])
    assert.deepEqual(
      items(`Projekt,Leitung,Budget,Ende\nA,Ann,5,2027\nB,Bo,6,2027\n${word},,11,\n`).map(
        ({ title }) => title,
      ),
      ['A', 'B'],
      word,
    );
  // A title alone amid full rows may be an idea: it is an item, and is named.
  const idea = imported(
    csv('Project,Owner,Budget,Due\nA,Ann,5,2027\nB,Bo,6,2027\nSome idea,,,\nC,Cy,7,2027\n'),
  );
  assert.deepEqual(idea.bare, [4]);
  assert.equal(idea.items.length, 4);
  assert.deepEqual(
    items('Title,Owner\nTotal quality,Ann\nTotal,Bo\n').map(({ title }) => title),
    ['Total quality', 'Total'],
  );
});

test('what is no table is refused in plain words', () => {
  const encoder = new TextEncoder();
  const refusal = (text: string, name = 'h.csv'): string => {
    const read = readSheet(encoder.encode(text), name);
    if ('problem' in read) return read.problem;
    return 'problem' in read.table ? read.table.problem : '';
  };
  for (const [text, why] of [
    ['<html><body><table><tr><td>Key</td></tr></table></body></html>', /HTML/],
    ['\n<!DOCTYPE html>\n<html>', /HTML/],
    [
      '<?xml version="1.0"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n<Name>x</Name></Project>',
      /XML/,
    ],
    ['<rss version="2.0"><channel/></rss>', /XML/],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n', /Git LFS/],
    ['{\\rtf1\\ansi Hello}', /RTF/],
    ['BEGIN:VCALENDAR\nVERSION:2.0\n', /calendar/],
    ['# our plan\nportfolio: Ours\nitems: []\n', /portfolio file/],
    [
      'Dear all,\nplease find below what we agreed on in the meeting of last week.\nWe start with the new depot, which is late, and go on from there.\nKind regards,\nAnn\n',
      /text, not a table/,
    ],
  ] as const)
    assert.match(refusal(text), why, text.slice(0, 30));
  const bytes = readSheet(Uint8Array.from([0x1f, 0x8b, 8, 0]), 'x.csv');
  assert.match('problem' in bytes ? bytes.problem : '', /gzip/);
  // A list of titles is a table of one column, and `<5 days` is a title.
  assert.equal(refusal('Cut the queue\nOpen a second site\nRepair the gate\n'), '');
  assert.equal(refusal('Title,Owner\n<5 days of waiting,Ann\n'), '');
});

test('a head is a head, however long one of its cells is, in two rows or below a title', () => {
  const long =
    'A commentary on the delivery confidence assessment of the project and actions taken to mend it';
  assert.ok(long.length > 80);
  assert.deepEqual(items(`Project Name,RAG,${long}\nNew depot,Amber,Going well\n`), [
    { id: 'new-depot', title: 'New depot', health: 'at-risk' },
  ]);
  assert.deepEqual(
    imported(csv('Project,Dates,,Money\n,Start,End,Budget\nA,2027-01,2027-03,5000\n')).columns.map(
      ({ column, key }) => [column.name, key],
    ),
    [
      ['Project', 'title'],
      ['Start', 'start'],
      ['End', 'end'],
      ['Budget', 'budget'],
    ],
  );
  assert.deepEqual(keysOf('Project,Owner,2026,2027', 'New depot,Ann,5,6'), {
    Project: 'title',
    Owner: 'owner',
    '2026': null,
    '2027': null,
  });
});

test('the wrapper of a formula is taken off, and a formula without its value is said', () => {
  const { text, notes } = imported(
    csv(
      'Title,Description,Owner,Ref\n"A","=IFERROR(__xludf.DUMMYFUNCTION(""GOOGLETRANSLATE(A1)""),""Fewer returns of goods"")","=HYPERLINK(""https://x.org"",""Ann"")","=""007"""\nB,=VLOOKUP(A1;B:C;2),=SUM(A1:A3),8\n',
    ),
  );
  assert.deepEqual(plain(itemsOf(text)), [
    { id: '007', title: 'A', description: 'Fewer returns of goods', owner: 'Ann' },
    { id: '8', title: 'B' },
  ]);
  assert.deepEqual(
    notes.map(({ line, column }) => [line, column]),
    [
      [3, 'Description'],
      [3, 'Owner'],
    ],
  );
});

test('a status that is health is health, and no word of either is dropped', () => {
  const read = (words: readonly string[]): unknown =>
    items(`Name,Status\n${words.map((word, at) => `Item ${at},${word}`).join('\n')}\n`).map(
      ({ status, health }) => [status ?? null, health ?? null],
    );
  assert.deepEqual(read(['On Track', 'At Risk', 'Blocked']), [
    [null, 'on-track'],
    [null, 'at-risk'],
    [null, 'off-track'],
  ]);
  assert.deepEqual(read(['On Track', 'At Risk', 'Completed', 'On Track']), [
    [null, 'on-track'],
    [null, 'at-risk'],
    ['done', null],
    [null, 'on-track'],
  ]);
  assert.deepEqual(read(['In progress', 'Blocked', 'Delayed', 'Done']), [
    ['active', null],
    ['paused', null],
    [null, 'off-track'],
    ['done', null],
  ]);
  assert.deepEqual(read(['🟢', '🟡 watch', '🔴 late']), [
    [null, 'on-track'],
    [null, 'at-risk'],
    [null, 'off-track'],
  ]);
  assert.deepEqual(read(['1 - Not started', '2 - In Progress (80 %)', '3. Complete']), [
    ['planned', null],
    ['active', null],
    ['done', null],
  ]);
  // Where a column for health is there too, each is what it is.
  assert.deepEqual(
    items('Name,Status,RAG\nA,On hold,Amber/Red\nB,Active,Green\n').map(({ status, health }) => [
      status,
      health,
    ]),
    [
      ['paused', 'at-risk'],
      ['active', 'on-track'],
    ],
  );
});

test('of several descriptions the fullest is taken, and the others say so', () => {
  const { columns } = imported(
    csv(
      'Title,Summary,Details,Notes\nA,short,"A long account of what is done, why and by whom it is wanted",see mail\nB,short,"Another long account of work that is done for good reasons",\n',
    ),
  );
  assert.deepEqual(
    columns.map(({ column, key, instead }) => [column.name, key, instead ?? null]),
    [
      ['Title', 'title', null],
      ['Summary', null, 'Title'],
      ['Details', 'description', null],
      ['Notes', null, 'Details'],
    ],
  );
});

test('heads of keys, people and days are known by what trackers call them', () => {
  for (const head of [
    'Action ID',
    'PID',
    'Task ID',
    'Work Item ID',
    'Project Ref',
    'GMPP ID Number',
    'Item No',
    'Initiative ID',
    'Business Case Ref',
  ])
    assert.equal(keysOf(`${head},Title`, 'X-1,Cut waiting')[head], 'id', head);
  for (const head of ['Parent ID', 'Owner ID', 'Cost centre code', 'Epic Key'])
    assert.notEqual(keysOf(`${head},Title`, 'X-1,Cut waiting')[head], 'id', head);
  for (const [head, cell, key] of [
    ['Status Category', 'In progress', 'status'],
    ['Assignees', 'Ann', 'owner'],
    ['SRO', 'Ann', 'sponsor'],
    ['Senior Responsible Owner', 'Ann', 'sponsor'],
    ['Forecast completion', '2027-03-01', 'end'],
    ['LaunchDate', '2027-03-01', 'end'],
    ['Completed At', '2027-03-01', 'completed'],
    ['Blocked By', 'A', 'depends-on'],
    ['BlockedBy', 'A', 'depends-on'],
    ['Duration (weeks)', '6', 'horizon'],
    ['Lead officer', 'Ann', 'owner'],
    ['Directorate', 'Ward', 'teams'],
  ] as const)
    assert.equal(keysOf(`Title,${head}`, `Cut waiting,${cell}`)[head], key, head);
  assert.deepEqual(
    items(
      'Title,Status,Due,Completed At\nA,Done,2027-03,2027-02-11\nB,Active,2027-03,\nC,Active,2027-03,2027-02-12\n',
    ).map(({ end }) => end),
    ['2027-02-11', '2027-03', '2027-03'],
  );
  assert.deepEqual(items('Task,Completed At\nA,2027-02-11\nB,\n'), [
    { id: 'a', title: 'A', status: 'done', end: '2027-02-11' },
    { id: 'b', title: 'B' },
  ]);
});

test('heads and words of other tongues are read', () => {
  const whole = {
    title: 'Alpha',
    status: 'active',
    health: 'at-risk',
    owner: 'Ann',
    start: '2027-01-15',
    end: '2027-12-31',
    budget: '1500.5',
  };
  for (const [heads, words] of [
    ['Projekt;Status;Ampel;Verantwortlich;Beginn;Ende;Kosten', 'laufend;gelb'],
    ['Maßnahme;Bearbeitungsstand;Ampel;Projektleiter;Startdatum;Fälligkeit;Budget', 'in Umsetzung;Gelb'],
    ['Projet;État;Météo;Responsable;Date de début;Échéance;Coût', 'en cours;orange'],
    ['Proyecto;Estado;Semáforo;Responsable;Fecha de inicio;Fecha de fin;Presupuesto', 'en curso;en riesgo'],
    ['Progetto;Stato;Semaforo;Responsabile;Data inizio;Scadenza;Costo', 'in corso;giallo'],
    ['Naam;Status;Stoplicht;Verantwoordelijke;Startdatum;Einddatum;Begroting', 'lopend;oranje'],
    ['Projeto;Situação;Semáforo;Responsável;Início;Prazo;Orçamento', 'em andamento;amarelo'],
    ['Namn;Status;Trafikljus;Ansvarig;Startdatum;Slutdatum;Kostnad', 'pågående;gul'],
    ['Prosjekt;Status;Trafikklys;Ansvarlig;Startdato;Sluttdato;Budsjett', 'pågår;gul'],
    ['Projektnavn;Status;Trafiklys;Ansvarlig;Start;Slut;Budget', 'i gang;gul'],
  ] as const) {
    const { text, notes, columns } = imported(
      csv(`${heads}\nAlpha;${words};Ann;15.01.2027;31.12.2027;1.500,50\n`),
    );
    assert.deepEqual(notes, [], heads);
    assert.deepEqual(
      columns.filter(({ key }) => key === null).map(({ column }) => column.name),
      [],
      heads,
    );
    assert.deepEqual(findingsOf(text), []);
    const { id: _, track: __, ...item } = (plain(itemsOf(text)) as Item[])[0] as Item;
    assert.deepEqual({ ...item, budget: Number(item['budget']) }, { ...whole, budget: 1500.5 }, heads);
  }
  const status = (words: readonly string[]): unknown =>
    items(`Titel,Status\n${words.map((word, at) => `I${at},${word}`).join('\n')}\n`).map(
      (item) => item['status'],
    );
  assert.deepEqual(
    status([
      'abgeschlossen',
      'terminé',
      'completado',
      'concluso',
      'afgerond',
      'concluído',
      'klar',
      'avsluttet',
    ]),
    Array(8).fill('done'),
  );
  assert.deepEqual(
    status(['geplant', 'à faire', 'pendiente', 'da fare', 'gepland', 'a fazer', 'planerad', 'planlagt']),
    Array(8).fill('planned'),
  );
  assert.deepEqual(
    status(['abgebrochen', 'annulé', 'cancelado', 'annullato', 'geannuleerd', 'avbruten', 'kansellert']),
    Array(7).fill('stopped'),
  );
  assert.deepEqual(
    status(['zurückgestellt', 'en attente', 'en espera', 'sospeso', 'uitgesteld', 'em pausa', 'vilande']),
    Array(7).fill('paused'),
  );
});

test('JSON with several lists asks which, or is told', () => {
  const text = JSON.stringify({
    projects: [{ title: 'A' }],
    people: [{ name: 'Ann' }],
    meta: { rows: [{ x: 1 }] },
  });
  const read = readSheet(new TextEncoder().encode(text), 'x.json');
  assert.ok(!('problem' in read) && 'problem' in read.table);
  assert.match(read.table.problem, /projects, people, meta\.rows.*--list/);
  assert.deepEqual(read.table.choice, { kind: 'list', names: ['projects', 'people', 'meta.rows'] });
  const told = readSheet(new TextEncoder().encode(text), 'x.json', { list: 'projects' });
  assert.ok(!('problem' in told) && !('problem' in told.table));
  assert.equal(told.table.rows.length, 1);
  const wrong = readSheet(new TextEncoder().encode(text), 'x.json', { list: 'nope' });
  assert.match(
    !('problem' in wrong) && 'problem' in wrong.table ? wrong.table.problem : '',
    /no list “nope”/,
  );
});
