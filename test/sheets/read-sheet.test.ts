/** Bytes and texts as tables: encodings, separators, heads, and a plain word for what is no table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSheet } from '../../server/src/sheets/read/decode.ts';
import { readCsv } from '../../server/src/sheets/read/read-csv.ts';
import { readJson } from '../../server/src/sheets/read/read-json.ts';
import { readSheet } from '../../server/src/sheets/read/read-sheet.ts';
import { csv } from './sheet-world.ts';

const TEXT = 'Title;Owner\n“Größe” – 5 €;Zoë\n';
const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array =>
  Uint8Array.from(
    [...(mark ? '\ufeff' : ''), ...text].flatMap((c) => {
      const code = c.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

test('encodings are told apart', () => {
  const ansi = Uint8Array.from(
    [...TEXT].map((c) => ({ '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80 })[c] ?? c.charCodeAt(0)),
  );
  const utf8 = new TextEncoder().encode(TEXT);
  for (const [bytes, encoding] of [
    [utf8, 'UTF-8'],
    [Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), 'UTF-8'],
    [utf16(TEXT, true, true), 'UTF-16'],
    [utf16(TEXT, false, true), 'UTF-16'],
    [utf16(TEXT, true, false), 'UTF-16'],
    [ansi, 'Windows-1252'],
  ] as const)
    assert.deepEqual(decodeSheet(bytes), { text: TEXT, encoding });
});

test('what is no text says what it is and what to do', () => {
  for (const [bytes, why] of [
    [[0xd0, 0xcf, 0x11, 0xe0], /old workbook/],
    [[0x25, 0x50, 0x44, 0x46], /PDF/],
    [[0x61, 0, 0x62, 0x63, 0x64], /NUL/],
    [[0xff, 0xfe, 0x00, 0xd8], /damaged/],
  ] as const) {
    const read = readSheet(Uint8Array.from(bytes), 'x.csv');
    assert.match('problem' in read ? read.problem : '', why);
  }
});

test('separators are told apart, and quoted line breaks kept', () => {
  for (const [separator, word] of [
    [',', 'commas'],
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ] as const) {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = [
        'Title,Description,Due',
        '"Sort, then act","One\nTwo ""quoted""",2027-03',
        'Next,a/b,2027-04',
      ];
      const text = rows.map((row) => row.replace(/,(?! )/g, separator).replace(/\n/g, end)).join(end);
      const table = csv(text);
      assert.equal(table.form, `CSV, separated by ${word}`);
      assert.deepEqual(
        table.columns.map(({ name }) => name),
        ['Title', 'Description', 'Due'],
      );
      assert.deepEqual(
        table.rows.map(({ cells }) => cells[1]),
        ['One\nTwo "quoted"', 'a/b'],
      );
      assert.deepEqual(
        table.rows.map(({ line }) => line),
        [2, 4],
      );
    }
  }
  assert.deepEqual(csv('sep=;\nTitle;Owner\nA,B;C\n').rows, [{ line: 3, cells: ['A,B', 'C'] }]);
});

test('the head need not be the first row, and may be missing', () => {
  const table = csv('Backlog of 2027,,\n\n,,\nTitle,Owner,Due\nA,Ana,2027\n');
  assert.deepEqual(
    table.columns.map(({ name }) => name),
    ['Title', 'Owner', 'Due'],
  );
  assert.deepEqual(
    table.notes.map(({ line }) => line),
    [1],
  );
  assert.deepEqual(table.rows, [{ line: 5, cells: ['A', 'Ana', '2027'] }]);
  const bare = csv('Cut the queue at the desk,Ana,2027-03-01\nOpen a second site,Bo,2028-03-01\n');
  assert.equal(bare.named, false);
  assert.equal(bare.rows.length, 2);
});

test('columns of one name are one column', () => {
  const table = csv('Title,Labels,labels,Due\nA,x,y,2027\n');
  assert.deepEqual(
    table.columns.map(({ places }) => places),
    [[0], [1, 2], [3]],
  );
});

test('malformed CSV is refused with its line', () => {
  for (const [text, line, why] of [
    ['Title,Owner\nA,B\nC,"open\nD,E\n', 3, /never closed/],
    ['sep=,\nTitle,Owner\n"A"b,C\n"D",E\n', 3, /Double the quotation marks/],
  ] as const) {
    const read = readCsv(text);
    assert.ok('problem' in read);
    assert.equal(read.line, line);
    assert.match(read.problem, why);
  }
  const empty = readCsv('\n \n');
  assert.match('problem' in empty ? empty.problem : '', /empty/);
  const wide = csv('Title,Owner\nCut waste, then rest,Ana\n');
  assert.match(wide.notes[0]?.problem ?? '', /3 cells where the head has 2/);
});

test('JSON is read as a list, alone or within an object, however it nests', () => {
  const read = readJson(
    JSON.stringify({
      expand: 'names',
      total: 1,
      issues: [
        {
          key: 'A-1',
          fields: {
            title: 'One',
            status: { name: 'Done' },
            labels: ['a', 'b'],
            fixVersions: [{ name: 'v1' }],
            none: null,
            n: 3,
          },
        },
      ],
    }),
  );
  assert.ok(!('problem' in read));
  assert.equal(read.form, 'JSON, the list under issues');
  assert.deepEqual(
    read.columns.map(({ name }, at) => [name, read.rows[0]?.cells[at]]),
    [
      ['key', 'A-1'],
      ['fields.title', 'One'],
      ['fields.status.name', 'Done'],
      ['fields.labels', ['a', 'b']],
      ['fields.fixVersions', ['v1']],
      ['fields.none', ''],
      ['fields.n', '3'],
    ],
  );
});

test('JSON that is no list of objects says so', () => {
  for (const [text, why, line] of [
    ['{"a": 1}', /no list/, undefined],
    ['7', /no list/, undefined],
    ['{"a": [{"x": 1}], "b": [{"x": 1}]}', /several lists: a, b/, undefined],
    ['[\n{"a": 1},\n{"a": }\n]', /not JSON/, 3],
    ['[{"a": 1}', /not JSON/, 1],
    [`[{"a": ${'['.repeat(50_000)}${']'.repeat(50_000)}}]`, /too deeply/, undefined],
  ] as const) {
    const read = readJson(text);
    assert.match('problem' in read ? read.problem : '', why, text.slice(0, 40));
    assert.equal('line' in read ? read.line : undefined, line);
  }
  const mixed = readJson('[{"title": "A"}, 3]');
  assert.deepEqual('notes' in mixed ? mixed.notes.map(({ line }) => line) : null, [2]);
});

/** What is said of a file as a whole; null where it is a table. */
function refusedAs(name: string, text: string): string | null {
  const read = readSheet(new TextEncoder().encode(text), name);
  if ('problem' in read) return read.problem;
  return 'problem' in read.table ? read.table.problem : null;
}

test('a few lines of text are no items, whatever marks they have', () => {
  for (const text of [
    'We met on Tuesday and spoke about the budget.\nNothing was decided.\n',
    'Access denied\n',
    'Error 404: file not found\nPlease log in again.\n',
    'Dear all,\nthe plan moves on as said.\nBest, Ann\n',
    'Lorem ipsum, dolor sit amet.\nConsectetur, adipiscing elit, sed do.\n',
    'Owner, we need to talk\nThe project is late, and so on\n',
    'See the plan; it is here, and more: done\n',
    'Notes of the meeting\nPresent: Ann, Bo, Cy\nThe budget was discussed and put off to June.\n',
    'Status: the project is late\nOwner: Ann\nDue: June\n',
    'name: x\njobs:\n  build: y\n',
    'Roadmap 2027\n============\n\nWe will cut waiting.\n',
    '2027-01-11 10:00:01,123 INFO started\n2027-01-11 10:00:02,223 ERROR failed\n',
    'hello <b>world</b>\n',
  ])
    assert.match(refusedAs('x.csv', text) ?? '', /This is text, not a table/, text);
  for (const text of [
    'Cut waiting at the counter\nOpen a second site\nAnnual audit\n',
    'Cut waiting,Ann\n',
    'Project\nCut waiting.\n',
    'Permits: cut waiting\nHousing: new site\nParks: more benches\n',
    'Title, Owner\nThe desk is moved to the ground floor., Ann\n',
    'Cut waiting,Ann,2027-03-01\nOpen a second site,Bo,2028-03-01\n',
  ])
    assert.equal(refusedAs('x.csv', text), null, text);
});

test('a page, a pointer, a program and the answer of a server say what they are, whatever the name of the file', () => {
  for (const [text, kind] of [
    ['<!-- saved from url=(0014)about:internet -->\n<html><body>', /HTML/],
    ['\ufeff\n<center>Log in</center>', /HTML/],
    ['<!DOCTYPE note SYSTEM "n.dtd"><note/>', /XML/],
    ['<Error><Code>AccessDenied</Code></Error>', /XML/],
    ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>', /XML of Excel 2003/],
    ['version https://git-lfs.github.com/spec/v1\r\noid sha256:abc\r\nsize 12\r\n', /Git LFS pointer/],
    ['HTTP/1.1 302 Found\nLocation: https://x.example/login\n', /answer of a server/],
    ['SELECT * FROM projects;\n', /a program/],
    ['[InternetShortcut]\nURL=https://x.example\n', /a link/],
  ] as const)
    for (const name of ['x.csv', 'x.json', 'x.xlsx', '-'])
      assert.match(refusedAs(name, text) ?? '', kind, `${name}: ${text}`);
  const bytes = Uint8Array.from({ length: 400 }, (_, at) => ((at * 73 + 11) % 255) + 1);
  const read = readSheet(bytes, 'x.csv');
  assert.match('problem' in read ? read.problem : '', /not text/);
});

test('a file that is called a workbook and is none is told, and a table in it is read as what it is', () => {
  assert.match(refusedAs('plan.xlsx', 'not a zip') ?? '', /^Its name ends in \.xlsx, but .* This is text/);
  assert.match(refusedAs('plan.ods', '') ?? '', /^Its name ends in \.ods, but .* empty/);
  assert.match(refusedAs('plan.xls', 'Cut waiting\nNew desk\nAudit\n') ?? '', /^Its name ends in \.xls/);
  const read = readSheet(new TextEncoder().encode('Title\tOwner\nCut waiting\tAnn\n'), 'plan.XLS');
  assert.ok('table' in read && !('problem' in read.table));
  assert.deepEqual(read.table.remarks, [
    'Its name ends in .XLS, but its contents are something else. It was read as CSV, separated by tabs.',
  ]);
  const asked = readSheet(new TextEncoder().encode('Title,Owner\nA,B\n'), 'x.csv', { form: 'workbook' });
  assert.match('table' in asked && 'problem' in asked.table ? asked.table.problem : '', /not a workbook/);
});
