/** Entries in every layout that people write, for properties of edits: what is meant, and a text that says it. */
import fc from 'fast-check';
import { isMap, isSeq, parseDocument } from 'yaml';
import { Block } from '../../server/src/core/document/block.ts';
import { type Entry, readingOf } from '../../server/src/core/document/read-block.ts';
import { asYamlReads, yamlOptions } from '../../server/src/core/yaml/yaml.ts';

/** An item's block with its entry. */
export interface Laid {
  readonly block: Block;
  readonly entry: Entry;
}

const word = fc.constantFrom(
  'alpha',
  'beta two',
  'it’s',
  '42',
  'a & b',
  '100 %',
  'ähnlich',
  '🙂 x',
  'null',
  'C# code',
);
const scalarKeys = [
  'title',
  'track',
  'status',
  'owner',
  'sponsor',
  'start',
  'review',
  'funding',
  'standard',
  'x-note',
  'decision',
] as const;
const listKeys = ['goals', 'methods', 'risks', 'tags'] as const;

type Draw = { readonly key: string; readonly lines: readonly string[]; readonly flow: string };

const comment = fc.nat(999).map((n) => `# note ${n}`);
const beside = fc.option(comment, { nil: '' }).map((text) => (text === '' ? '' : ` ${text}`));

/** A scalar's pair: its lines in block style, key in the first column, and its source in flow style. */
const scalarPair = (key: string): fc.Arbitrary<Draw> =>
  fc.tuple(fc.nat(10), word, word, beside).map(([style, a, b, note]) => {
    const flow = `${key}: "${a}"`;
    const forms: readonly (readonly string[])[] = [
      [`${key}: ${a}${note}`],
      [`${key}: '${a.replaceAll("'", "''")}'${note}`],
      [`${key}:   "${a}"${note}`],
      [`${key}: ${a}`, `  ${b}${note}`],
      [`${key}: >-`, `  ${a}`, `  ${b}`],
      [`${key}: |${note}`, `  ${a}`, '', `    # ${b}`],
      [`${key}: |+`, `  ${a}`, '', ''],
      [`${key}:`, `  ${a}${note}`],
      [`${key}:${note}`],
      [`${key}: "${a}`, `  ${b}"`],
      [`"${key}" : ${a}`],
    ];
    return { key, lines: forms[style] as string[], flow: style === 8 ? `${key}: ` : flow };
  });

const listPair = (key: string): fc.Arbitrary<Draw> =>
  fc
    .tuple(
      fc.nat(7),
      fc.uniqueArray(fc.constantFrom('aa', 'bb', 'cc', 'dd', 'e e'), { minLength: 1, maxLength: 4 }),
      beside,
    )
    .map(([style, words, note]) => {
      const forms: readonly (readonly string[])[] = [
        [`${key}: [${words.join(', ')}]${note}`],
        [`${key}: [ ${words.map((w) => `"${w}"`).join(' , ')}, ]`],
        [`${key}:${note}`, ...words.map((w) => `  - ${w}`)],
        [`${key}:`, ...words.flatMap((w, i) => [`  # about ${w}`, `  - ${w}${i === 0 ? note : ''}`])],
        [`${key}:`, ...words.map((w) => `- '${w}'`)],
        [
          `${key}: [`,
          ...words.map((w, i) => `    ${w}${i < words.length - 1 ? ',' : ''}${i === 0 ? note : ''}`),
          '  ]',
        ],
        [`${key}: []${note}`],
        [`${key}: ${words[0]}${note}`],
      ];
      return {
        key,
        lines: forms[style] as string[],
        flow: style === 7 ? `${key}: ${words[0]}` : `${key}: [${words.join(', ')}]`,
      };
    });

const measures = fc.tuple(fc.boolean(), beside).map(
  ([keep, note]): Draw => ({
    key: 'measures',
    lines: [
      'measures:',
      `  - name: Falls${note}`,
      '    target: 5',
      ...(keep ? ['    countermeasure: |+', '      Two nurses', '', ''] : []),
      '  - {name: Waits, target: 3}',
    ],
    flow: 'measures: [{name: Falls, target: 5}]',
  }),
);

const pairs = fc
  .tuple(fc.subarray([...scalarKeys], { minLength: 1 }), fc.subarray([...listKeys]), fc.boolean())
  .chain(([scalars, lists, more]) =>
    fc.tuple(...scalars.map(scalarPair), ...lists.map(listPair), ...(more ? [measures] : [])),
  )
  .chain((drawn) => fc.shuffledSubarray(drawn, { minLength: drawn.length }));

const between = fc.constantFrom<readonly string[]>(
  [],
  [],
  [],
  [''],
  ['# above'],
  ['  # deeper'],
  ['', '# apart', ''],
);

const blockEntry = fc
  .tuple(
    pairs,
    fc.array(between, { minLength: 20, maxLength: 20 }),
    fc.constantFrom(0, 2, 4),
    fc.constantFrom(1, 1, 3),
    fc.boolean(),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.nat(3),
  )
  .map(([drawn, gaps, indent, space, lead, lineBreak, tail]) => {
    const lines = [{ key: 'id', lines: ['id: some-id'] }, ...drawn].flatMap((pair, i) => [
      ...(i === 0 ? [] : (gaps[i] ?? [])),
      ...pair.lines,
    ]);
    const [column, first] = [' '.repeat(indent), `${' '.repeat(indent)}-${' '.repeat(space)}`];
    const body = lines.map((line, i) =>
      i === 0 ? first + line : line === '' ? '' : `${column} ${' '.repeat(space)}${line}`,
    );
    const text = [...(lead ? [`${column}# lead comment`] : []), ...body].join(lineBreak);
    return (
      text +
      [
        lineBreak,
        '',
        lineBreak + lineBreak,
        `${lineBreak}${lineBreak}# of the section${lineBreak}${lineBreak}`,
      ][tail]
    );
  });

const flowEntry = fc.tuple(pairs, fc.boolean(), fc.boolean()).map(([drawn, broad, comma]) => {
  const all = ['id: some-id', ...drawn.map(({ flow }) => flow)];
  return broad
    ? `  - {\n      ${all.join(',\n      ')}${comma ? ',' : ''}\n    }\n`
    : `  - {${all.join(', ')}${comma ? ',' : ''}}\n`;
});

/** An item that YAML reads without error. */
export const laidOut: fc.Arbitrary<Laid> = fc
  .oneof({ weight: 4, arbitrary: blockEntry }, { weight: 1, arbitrary: flowEntry })
  .map((text) => blockOf(text))
  .filter((laid): laid is Laid => laid !== null);

/** An entry's text as a block; null where it does not read. */
export function blockOf(text: string): Laid | null {
  const block = new Block('item', text, {
    section: 'item',
    indent: /^ *(?=-)/m.exec(text)?.[0].length ?? 0,
    conflict: 'none',
  });
  const entry = readingOf(block).entries[0];
  return entry === undefined || entry.broken ? null : { block, entry };
}

/** What an entry says, key by key, however it is written. A key with nothing after it says ''. */
export function meant(text: string): Record<string, unknown> {
  const yaml = parseDocument(asYamlReads(text), yamlOptions);
  if (yaml.errors.length > 0) throw new Error(`${yaml.errors[0]?.message} in\n${text}`);
  const first = isSeq(yaml.contents) ? yaml.contents.items[0] : undefined;
  return isMap(first) ? (first.toJS(yaml, { maxAliasCount: -1 }) as Record<string, unknown>) : {};
}

/** Comments of a text, in order. */
export const commentsOf = (text: string): string[] =>
  text.match(/# (?:note \d+|above|deeper|apart|lead comment|of the section|about \w+)/g) ?? [];
