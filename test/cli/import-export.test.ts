/** `import` and `export` as commands: what goes where, what is refused and with which exit code. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Run, twotrack } from '../support/cli.ts';

let folder = '';

const run = (args: readonly string[], input?: string | Uint8Array): Promise<Run> =>
  twotrack(folder, args, input === undefined ? {} : { input });
const SHEET = `Key,Title,Status,Due,Team,Cost centre
A-1,Reduce rework and waiting at the counter,In progress,31/03/2027,Front desk,77
A-2,"Acquire a competitor, and enter a new market abroad",Planned,someday,,78
`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack sheet é '));
  await writeFile(join(folder, 'sheet.csv'), SHEET);
});
after(() => rm(folder, { recursive: true }));

test('without --out the text goes to standard output and the report to standard error', async () => {
  const { code, out, err } = await run(['import', 'sheet.csv']);
  assert.equal(code, 0);
  assert.equal(
    out,
    `teams:
  - {id: front-desk, name: Front desk}

items:
  - id: a-1
    title: Reduce rework and waiting at the counter
    status: active
    teams: [front-desk]
    end: 2027-03-31
    x-key: A-1

  - id: a-2
    title: Acquire a competitor, and enter a new market abroad
    status: planned
    x-key: A-2
`,
  );
  for (const part of [
    'sheet.csv: CSV, separated by commas, UTF-8, 2 rows',
    /Title +title \(by its name\)/,
    /Cost centre +left out/,
    '2 new, 0 changed, 0 as they were',
    '0 (0 operational, 0 strategic)',
    'line 3, Due: “someday” – A date reads',
  ])
    assert.ok(typeof part === 'string' ? err.includes(part) : part.test(err), `${part} in\n${err}`);
});

test('--out writes a file that check can read, and a second time finds it up to date', async () => {
  const made = await run([
    'import',
    'sheet.csv',
    '--map',
    'x-cost=Cost centre',
    '=Due',
    '--out',
    'plan.portfolio',
  ]);
  assert.equal(made.code, 0, made.err);
  assert.equal(made.out, '');
  const text = await readFile(join(folder, 'plan.portfolio'), 'utf8');
  assert.match(text, /x-cost: 77/);
  assert.doesNotMatch(text, /end:/);
  const checked = JSON.parse((await run(['check', 'plan.portfolio', '--format', 'json'])).out) as {
    summary: { errors: number; items: number };
  };
  assert.deepEqual([checked.summary.errors, checked.summary.items], [0, 2]);
  const mine = text.replace('    status: active', '    status: active # since May\n    track: neither');
  await writeFile(join(folder, 'plan.portfolio'), mine.replace('    track: operational\n', ''));
  const again = await run([
    'import',
    'sheet.csv',
    '--map',
    'x-cost=Cost centre',
    '=Due',
    '--out',
    'plan.portfolio',
  ]);
  assert.equal(again.code, 0);
  assert.match(again.err, /plan\.portfolio is up to date/);
  assert.match(
    await readFile(join(folder, 'plan.portfolio'), 'utf8'),
    /status: active # since May\n {4}track: neither/,
  );
  await rm(join(folder, 'plan.portfolio'));
});

test('what cannot be imported is refused with exit 2, a plain word and nothing written', async () => {
  await writeFile(join(folder, 'open.csv'), 'Title,Owner\nA,B\n"C,D\n');
  await writeFile(join(folder, 'book.csv'), Uint8Array.from([0x50, 0x4b, 3, 4]));
  await writeFile(join(folder, 'bad.json'), '[{"title": "A"},\n{"title": ]');
  await writeFile(join(folder, 'head.csv'), 'Title,Owner\n');
  await writeFile(join(folder, 'untitled.csv'), 'Key,Title,Owner\n1,,Ana\n2,,Bo\n');
  await mkdir(join(folder, 'folder.portfolio'));
  await writeFile(join(folder, 'figures.csv'), 'Cost,Created\n12,2027-01-01\n');
  await writeFile(join(folder, 'large.csv'), '');
  await truncate(join(folder, 'large.csv'), 200 * 1024 * 1024);
  await writeFile(join(folder, 'utf16.portfolio'), Uint8Array.from([0xff, 0xfe, 0x61, 0]));
  const before = (await readdir(folder)).sort();
  for (const [args, why] of [
    [['open.csv'], /open\.csv:3: A quotation mark/],
    [['book.csv'], /workbook/],
    [['bad.json'], /bad\.json:2: This is not JSON/],
    [['head.csv'], /no rows below its head/],
    [['untitled.csv'], /No column seems to hold titles/],
    [['sheet.csv', '--out', 'folder.portfolio'], /folder\.portfolio/],
    [['figures.csv'], /No column seems to hold titles.*--map title=Column/],
    [['large.csv'], /has 200 MB, and at most 64 MB are read/],
    [['nowhere.csv'], /nowhere\.csv: no such file/],
    [['.'], /this is a folder/],
    [['sheet.csv', '--map', 'title'], /write key=Column/],
    [['sheet.csv', '--map', 'title=Nope'], /no column “Nope”/],
    [['sheet.csv', '--map', 'constructor=Title'], /no key of an item/],
    [['sheet.csv', '--out', 'plan.txt'], /ends in \.portfolio/],
    [['sheet.csv', '--out', 'none/plan.portfolio'], /there is no folder/],
    [['sheet.csv', '--out', 'utf16.portfolio'], /UTF-16/],
    [['sheet.csv', '--from', 'xml'], /Allowed choices/],
    [[], /missing required argument/],
  ] as const) {
    const { code, out, err } = await run(['import', ...args]);
    assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    assert.equal(out, '', args.join(' '));
    assert.match(err, why);
    assert.doesNotMatch(err, /\n {4}at /);
  }
  assert.deepEqual((await readdir(folder)).sort(), before);
  await rm(join(folder, 'large.csv'));
});

test('standard input, other encodings and paths with blanks and accents work', async () => {
  const ansi = Buffer.from('Titel;Beschreibung\nGr\xf6\xdfere T\xfcr;\x93Ja\x94\n', 'latin1');
  const { code, out, err } = await run(['import', '-', '--out', 'pläne für 2027.portfolio'], ansi);
  assert.equal(code, 0, err);
  assert.equal(out, '');
  assert.match(err, /standard input: CSV, separated by semicolons, Windows-1252, 1 row/);
  assert.match(
    await readFile(join(folder, 'pläne für 2027.portfolio'), 'utf8'),
    /id: grossere-tur\n {4}title: Größere Tür\n {4}description: “Ja”/,
  );
  await rm(join(folder, 'pläne für 2027.portfolio'));
});

test('no text of a sheet or a file reaches the terminal as an escape sequence', async () => {
  const { out, err } = await run(
    ['import', '-', '--from', 'json'],
    JSON.stringify([{ title: 'A \u001b[31m red', end: '\u001b]0;x\u0007 soon', 'x\u001b[2J': 'y' }]),
  );
  assert.ok(!`${out}${err}`.includes('\u001b'));
  await writeFile(
    join(folder, 'esc.portfolio'),
    'items:\n  - id: a\n    title: "A \\e[31m red \\x9b2J"\n    x-y: "\\e[0m"\n',
  );
  for (const format of ['csv', 'json', 'markdown'])
    assert.doesNotMatch(
      (await run(['export', 'esc.portfolio', '--format', format])).out,
      /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/,
    );
  await rm(join(folder, 'esc.portfolio'));
});

test('export writes CSV, JSON and a Markdown table in which text stays text', async () => {
  await writeFile(
    join(folder, 'out.portfolio'),
    'goals:\n  - {id: g, title: G}\nitems:\n  - id: a\n    title: "=HYPERLINK(1) | <b>x</b> [y](z) @all"\n    tags: ["-1", "b, c"]\n    budget: 12k\n  - id: b\n    titel: B\n',
  );
  assert.equal(
    (await run(['export', 'out.portfolio', '--format', 'csv'])).out,
    `id,title,track,budget,tags\r\na,'=HYPERLINK(1) | <b>x</b> [y](z) @all,,12k,"'-1; ""b, c"""\r\nb,,,,\r\n`,
  );
  assert.equal(
    (await run(['export', 'out.portfolio', '--format', 'markdown'])).out,
    '| Id | Title | Budget |\n| --- | --- | --- |\n| a | =HYPERLINK(1) \\| &lt;b&gt;x&lt;/b&gt; \\[y\\](z) @<!-- -->all | 12k |\n| b |  |  |\n',
  );
  const json = JSON.parse((await run(['export', 'out.portfolio', '--format', 'json'])).out) as Record<
    string,
    unknown
  >;
  assert.deepEqual(json['goals'], [{ id: 'g', title: 'G' }]);
  const written = await run(['export', 'out.portfolio', '--format', 'csv', '--out', 'out.csv']);
  assert.equal(written.code, 0);
  assert.match(written.err, /written {2}out\.csv, 2 items/);
  const bytes = await readFile(join(folder, 'out.csv'));
  assert.deepEqual([...bytes.subarray(0, 5)], [0xef, 0xbb, 0xbf, 0x69, 0x64]);
  assert.match((await run(['import', 'out.csv', '--out', 'out.portfolio'])).err, /up to date/);
  assert.equal((await run(['export', 'out.portfolio'])).code, 2);
  assert.equal((await run(['export', 'nowhere', '--format', 'csv'])).code, 2);
  assert.equal((await run(['export', 'out.portfolio', '--format', 'csv', '--out', 'none/x.csv'])).code, 2);
});
