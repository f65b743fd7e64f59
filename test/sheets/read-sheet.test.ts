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
