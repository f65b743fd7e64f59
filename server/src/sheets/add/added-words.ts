/** Describes what was read from a title: `end 2027-03 (“by March”)`. */
import type { Value } from '../../edits/values/value.ts';
import type { TitleFacts } from './title-facts.ts';

/** Returns one line per value. */
export function readWords({ read }: TitleFacts): readonly string[] {
  return read.map(({ key, value, words }) => `${key} ${valueWords(value)} (“${words}”)`);
}

function valueWords(value: Value): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.items.join(', ');
  if (value.kind !== 'measures') return '';
  return value.measures
    .map(({ name, fields }) => {
      const unit = fields.get('unit');
      const from = fields.get('baseline');
      const way = [from ?? '', '→', fields.get('target') ?? ''].join(' ').trim();
      return `${name}: ${way}${unit === undefined ? '' : ` ${unit}`}`;
    })
    .join('; ');
}
