/** Returns the two poles as YAML, with observable signs, for users to replace. */
import { defaultPolarity, type PoleName, type Sign } from '../core/model/polarity.ts';
import { scalarOf } from '../core/yaml/quote.ts';

/** Returns the lines below `polarity:`. */
export function polarityLines(): readonly string[] {
  const pole = (name: PoleName): string[] => {
    const { gives, costs, signs } = defaultPolarity[name];
    return [
      `  ${name}:`,
      '    gives:',
      ...gives.map((words) => `      - ${scalarOf(words)}`),
      '    costs:',
      ...costs.map((words) => `      - ${scalarOf(words)}`),
      '    signs:',
      ...signs.flatMap(signLines),
    ];
  };
  return [...pole('operational'), ...pole('strategic')];
}

function signLines({ title, source, over, under, action }: Sign): string[] {
  const watched =
    source.kind === 'rule'
      ? [`rule: ${source.id}`]
      : source.kind === 'figure'
        ? [`figure: ${source.figure}`, `quarters: ${source.quarters}`]
        : [];
  const limits = [
    ...(over === null ? [] : [`over: ${over}`]),
    ...(under === null ? [] : [`under: ${under}`]),
  ];
  const [first, ...rest] = [`sign: ${scalarOf(title)}`, ...watched, ...limits, `action: ${scalarOf(action)}`];
  return [`      - ${first}`, ...rest.map((line) => `        ${line}`)];
}
