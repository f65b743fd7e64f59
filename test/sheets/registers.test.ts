/** Registers of any office, in its tongue and notations, read back: each value is right, or it is said that it is not taken. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { readDate, readMoney } from '../../server/src/core/language/scalars.ts';
import { readSheet } from '../../server/src/sheets/read/read-sheet.ts';
import type { Table } from '../../server/src/sheets/table/table.ts';
import { runs } from '../support/runs.ts';
import { csv, droppedIn, findingsOf, imported, itemsOf } from './sheet-world.ts';
import { rowXml, xlsx } from './workbooks.ts';

interface Row {
  readonly title: string;
  readonly status: number;
  readonly health: number;
  readonly owner: string;
  readonly end: { readonly year: number; readonly month: number; readonly day: number } | null;
  /** Hundredths. */
  readonly budget: number | null;
}

const STATUS = ['planned', 'active', 'paused', 'done', 'stopped'];
const HEALTH = ['on-track', 'at-risk', 'off-track'];
/** Heads and words by tongue: title, status, health, owner, end, budget. */
const TONGUES = [
  {
    heads: ['Project', 'Status', 'RAG', 'Owner', 'Due date', 'Budget'],
    status: ['Not started', 'In progress', 'On hold', 'Complete', 'Cancelled'],
    health: ['Green', 'Amber', 'Red'],
  },
  {
    heads: ['Maßnahme', 'Status', 'Ampel', 'Verantwortlich', 'Ende', 'Kosten'],
    status: ['geplant', 'laufend', 'zurückgestellt', 'abgeschlossen', 'abgebrochen'],
    health: ['grün', 'gelb', 'rot'],
  },
  {
    heads: ['Projet', 'Statut', 'Météo', 'Responsable', 'Échéance', 'Coût'],
    status: ['prévu', 'en cours', 'en attente', 'terminé', 'annulé'],
    health: ['vert', 'orange', 'rouge'],
  },
  {
    heads: ['Proyecto', 'Estado', 'Semáforo', 'Responsable', 'Fecha de fin', 'Presupuesto'],
    status: ['pendiente', 'en curso', 'en espera', 'completado', 'cancelado'],
    health: ['verde', 'amarillo', 'rojo'],
  },
  {
    heads: ['Naam', 'Status', 'Stoplicht', 'Verantwoordelijke', 'Einddatum', 'Begroting'],
    status: ['gepland', 'lopend', 'uitgesteld', 'afgerond', 'geannuleerd'],
    health: ['groen', 'oranje', 'rood'],
  },
  {
    heads: ['Progetto', 'Stato', 'Semaforo', 'Responsabile', 'Data di fine', 'Costo'],
    status: ['pianificato', 'in corso', 'sospeso', 'completato', 'annullato'],
    health: ['verde', 'giallo', 'rosso'],
  },
  {
    heads: ['Projeto', 'Situação', 'Semáforo', 'Responsável', 'Data de término', 'Custo'],
    status: ['planejado', 'em andamento', 'suspenso', 'concluído', 'cancelado'],
    health: ['verde', 'amarelo', 'vermelho'],
  },
  {
    heads: ['Projekt', 'Status', 'Trafiklys', 'Ansvarlig', 'Slutdato', 'Budget'],
    status: ['planlagt', 'igangværende', 'på hold', 'afsluttet', 'annulleret'],
    health: ['grøn', 'gul', 'rød'],
  },
  {
    heads: ['Namn', 'Status', 'Trafikljus', 'Ansvarig', 'Slutdatum', 'Kostnad'],
    status: ['planerad', 'pågående', 'pausad', 'avslutad', 'avbruten'],
    health: ['grön', 'gul', 'röd'],
  },
] as const;

const two = (value: number): string => String(value).padStart(2, '0');
type Day = NonNullable<Row['end']>;
const DATES: readonly ((day: Day) => string)[] = [
  ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`,
  ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`,
  ({ year, month, day }) => `${month}/${day}/${year}`,
  ({ year, month, day }) =>
    `${day} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]} ${year}`,
];
const WAYS = fc.record({
  tongue: fc.constantFrom(...TONGUES),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.', ','),
  group: fc.constantFrom('', ' ', '\u00a0', '’', 'other'),
  date: fc.constantFrom(...DATES),
  money: fc.constantFrom<'plain' | 'before' | 'after' | 'thousands' | 'millions'>(
    'plain',
    'before',
    'after',
    'thousands',
    'millions',
  ),
  nothing: fc.constantFrom('', '-', 'n/a', 'TBD', '#N/A', '—'),
  title: fc.boolean(),
  total: fc.boolean(),
  quotes: fc.boolean(),
  /** The columns in the order of these. */
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
  /** A workbook keeps days and figures as such; then the notation is that of whoever opens it. */
  workbook: fc.boolean(),
});
type Way = typeof WAYS extends fc.Arbitrary<infer T> ? T : never;

const ROWS = fc.uniqueArray(
  fc.record<Row>({
    title: fc
      .tuple(
        fc.constantFrom('Cut waiting', 'New depot', 'Öffne Tor', 'Réduire', 'One, two', 'A "B"'),
        fc.nat(99),
      )
      .map(([word, at]) => `${word} ${at}`),
    status: fc.nat(4),
    health: fc.nat(2),
    owner: fc.constantFrom('Ann', 'Zoë Ü', 'Bo; Cy', ''),
    end: fc.option(
      fc.record({
        year: fc.integer({ min: 2020, max: 2040 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
    ),
    budget: fc.option(
      fc.oneof(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.integer({ min: 1, max: 99_999 }).map((units) => units * 100_000),
      ),
    ),
  }),
  { minLength: 3, maxLength: 8, selector: ({ title }) => title.toLowerCase() },
);

function numeral(value: number, digits: number, { decimal, group }: Way): string {
  const [whole = '', part = ''] = value.toFixed(digits).split('.');
  const by = group === 'other' ? (decimal === '.' ? ',' : '.') : group;
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, by);
  // Half of the offices leave out what says nothing.
  return /^0*$/.test(part) ? parted : `${parted}${decimal}${part}`;
}

function money(cents: number, way: Way): string {
  switch (way.money) {
    case 'plain':
      return numeral(cents / 100, 2, way);
    case 'before':
      return `€ ${numeral(cents / 100, 2, way)}`;
    case 'after':
      return `${numeral(cents / 100, 2, way)} €`;
    case 'thousands':
      return numeral(cents / 100_000, 5, way);
    case 'millions':
      return numeral(cents / 100_000_000, 8, way);
  }
}

/** The register as lines of texts, and of each what a workbook keeps in the place of days and figures. */
function linesOf(rows: readonly Row[], way: Way): readonly (readonly string[])[] {
  const { tongue, nothing, order, workbook } = way;
  const day = ({ year, month, day: at }: Day): string =>
    `<c s="1"><v>${Math.round(Date.UTC(year, month - 1, at) / 86_400_000) + 25_569}</v></c>`;
  const figure = (cents: number): string => {
    const by = { plain: 100, before: 100, after: 100, thousands: 100_000, millions: 100_000_000 }[way.money];
    return `<c><v>${cents / by}</v></c>`;
  };
  const unit = { plain: '', before: '', after: '', thousands: ' (T€)', millions: ' Mio. €' }[way.money];
  const heads = tongue.heads.map((head, at) => (at === 5 ? `${head}${unit}` : head));
  const body = rows.map((row) => [
    row.title,
    tongue.status[row.status] as string,
    tongue.health[row.health] as string,
    row.owner || nothing,
    row.end === null ? nothing : workbook ? day(row.end) : way.date(row.end),
    row.budget === null ? nothing : workbook ? figure(row.budget) : money(row.budget, way),
  ]);
  const sum = rows.reduce((all, { budget }) => all + (budget ?? 0), 0);
  const total = ['Total', '', '', '', '', workbook ? figure(sum) : money(sum, way)];
  return [
    ...(way.title
      ? [
          ['Portfolio 2027', '', '', '', '', ''],
          ['', '', '', '', '', ''],
        ]
      : []),
    ...[heads, ...body, ...(way.total ? [total] : [])].map((cells) => order.map((at) => cells[at] as string)),
  ];
}

function tableOf(lines: readonly (readonly string[])[], way: Way): Table {
  if (!way.workbook)
    return csv(
      Papa.unparse(lines as string[][], {
        delimiter: way.delimiter,
        quotes: way.quotes,
        newline: '\n',
      }),
    );
  const xml = `<sheetData>${lines.map((cells, at) => rowXml(at + 1, cells)).join('')}</sheetData>`;
  const read = readSheet(xlsx([{ name: 'Register', xml }]), 'register.xlsx');
  if ('problem' in read || 'problem' in read.table) throw new Error(JSON.stringify(read));
  return read.table;
}

test('a register in any tongue and notation is read as it was meant, or says what it does not take', () => {
  fc.assert(
    fc.property(ROWS, WAYS, (rows, way) => {
      const lines = linesOf(rows, way);
      const sheet = lines.map((cells) => cells.join(' | ')).join('\n');
      const table = tableOf(lines, way);
      const result = imported(table);
      const { text, notes, questions } = result;
      assert.deepEqual(droppedIn(table, result), [], sheet);
      assert.deepEqual(findingsOf(text), [], text);
      const items = itemsOf(text);
      assert.equal(items.length, rows.length, `${sheet}\n${text}`);
      const first = (way.title ? 4 : 2) + 0;
      rows.forEach((row, at) => {
        const item = items[at] as NonNullable<(typeof items)[number]>;
        const said = (key: string): unknown => item.get(key) ?? null;
        const line = first + at;
        const taken = (column: number): boolean =>
          !notes.some(
            (note) =>
              note.line === line && note.column?.startsWith(way.tongue.heads[column] as string) === true,
          );
        assert.equal(said('title'), row.title, sheet);
        assert.equal(said('status'), STATUS[row.status], sheet);
        assert.equal(said('health'), HEALTH[row.health], sheet);
        assert.equal(said('owner'), row.owner || null, sheet);
        const end = said('end');
        if (row.end === null) assert.equal(end, null, sheet);
        else if (end !== null || taken(4)) {
          const { year, month, day } = row.end;
          assert.deepEqual(readDate(String(end)), readDate(`${year}-${two(month)}-${two(day)}`), sheet);
        } else
          assert.ok(
            questions.some(({ kind }) => kind === 'dates'),
            sheet,
          );
        const budget = said('budget');
        if (row.budget === null) assert.equal(budget, null, sheet);
        else if (budget !== null || taken(5)) {
          const reading = readMoney(String(budget));
          assert.ok(reading.ok, `${String(budget)}\n${sheet}`);
          assert.equal(reading.value.cents, row.budget, `${String(budget)}\n${sheet}`);
        } else
          assert.ok(
            questions.some(({ kind }) => kind === 'numbers'),
            sheet,
          );
      });
    }),
    runs(200, 20_271_129),
  );
});
