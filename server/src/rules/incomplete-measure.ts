import { z } from 'zod';
import type { Block } from '../core/document/block.ts';
import { listed } from '../core/language/read-scalar.ts';
import type { Measure } from '../core/language/values.ts';
import type { Edit } from '../core/text/finding.ts';
import { later, t, translated } from '../core/text/l10n.ts';
import { setKey } from '../edits/text/entry-edits.ts';
import { REPORTED } from '../edits/values/suppliers.ts';
import { lazyFix, slot } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';

const KEYS = ['target', 'unit', 'every'] as const;
type Key = (typeof KEYS)[number];

const options = z.object({
  needs: z
    .array(z.enum(KEYS))
    .default(['target', 'unit'])
    .meta({ doc: 'What a measure must state: any of `target`, `unit`, `every`.' }),
});

/** Tells whether a measure is what every project reports: what it has cost is reached at no target. */
const isReported = ({ fields }: Measure): boolean => REPORTED.has(fields.name?.text.trim() ?? '');

const PLACEHOLDER: Readonly<Record<Key, string>> = { target: '0', unit: 'unit', every: 'weekly' };
const WHY: Readonly<Record<Key, string>> = {
  target: later`nobody can tell when it is reached`,
  unit: later`its figures can be read in more than one way`,
  every: later`nobody knows when the next figure is due`,
};

export const incompleteMeasure = defineItemRule<{ measure: Measure; lacks: readonly Key[] }, typeof options>({
  id: 'incomplete-measure',
  severity: 'info',
  summary: 'A measure without target or unit',
  fixable: 'unsafe',
  options,
  *check(item, _context, { needs }) {
    if (!item.open) return;
    for (const measure of item.measures) {
      const lacks = KEYS.filter(
        (key) =>
          needs.includes(key) &&
          !Object.hasOwn(measure.keys, key) &&
          !(key === 'target' && (Object.hasOwn(measure.keys, 'plan') || isReported(measure))),
      );
      if (lacks.length > 0) yield { measure, lacks };
    }
  },
  report: ({ measure, lacks }, item) => {
    const name = measure.fields.name?.text.trim();
    const words = lacks.map((key) => `\`${key}\``);
    return {
      span: measure.fields.name ?? measure,
      message: lacking(titled(item), name, words, lacks),
      fixes: [true, false].flatMap((snippet) =>
        lazyFix(item, t`Add ${listed(lacks, 'and')}`, () => addAll(item.block, measure, lacks, snippet), {
          snippet,
        }),
      ),
    };
  },
});

function lacking(
  whose: string,
  name: string | undefined,
  words: readonly string[],
  lacks: readonly Key[],
): string {
  const which = name === undefined ? t`a measure` : `“${name}”`;
  const why = listed(
    lacks.map((key) => translated(WHY[key])),
    'and',
  );
  const none = words.length === 1 ? words[0] : noneOf(words);
  return lacks.length === 1
    ? t`${whose}: ${which} has no ${none}: ${why}. Add the key.`
    : t`${whose}: ${which} has no ${none}: ${why}. Add the keys.`;
}

const noneOf = (words: readonly string[]): string =>
  t`${words.slice(0, -1).join(', ')} and no ${words[words.length - 1]}`;

/** Returns fixes that add every missing key. */
function addAll(
  block: Block,
  measure: Measure,
  lacks: readonly Key[],
  snippet: boolean,
): readonly Edit[] | null {
  const edits = lacks.map((key, i) =>
    setKey(block, measure, key, snippet ? slot(i + 1, PLACEHOLDER[key]) : PLACEHOLDER[key]),
  );
  return edits.some((edit) => edit === null) ? null : edits.flatMap((edit) => edit ?? []);
}
