/** Reads the two poles from the root file, and provides the defaults that are drawn where none are stated. */
import { oneLine } from '../../base/words.ts';
import type { signFigures } from '../language/polarity-schema.ts';
import type { Root } from '../language/values.ts';
import { later } from '../text/l10n.ts';
import type { Span } from '../text/lines.ts';

export type PoleName = 'operational' | 'strategic';
export type SignFigure = (typeof signFigures)[number];

/** What an early sign watches. `none`: nothing, or more than one thing. */
export type SignSource =
  | { readonly kind: 'measure'; readonly name: string }
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'figure'; readonly figure: SignFigure; readonly quarters: number }
  | { readonly kind: 'none' };

export interface Sign {
  readonly title: string;
  readonly source: SignSource;
  readonly over: number | null;
  readonly under: number | null;
  readonly action: string;
  /** Span in the block; absent for a default. */
  readonly span?: Span;
}

export interface Pole {
  readonly gives: readonly string[];
  readonly costs: readonly string[];
  readonly signs: readonly Sign[];
}

export type Polarity = Readonly<Record<PoleName, Pole>>;

type Stated = NonNullable<Root['fields']['polarity']>;
type StatedSign = NonNullable<
  NonNullable<NonNullable<Stated['fields']['operational']>['fields']['signs']>['items']
>[number];

/** Reads `polarity` from the root file; null where it is absent. A pole that it leaves out is empty. */
export function polarityOf(value: Stated | undefined): Polarity | null {
  if (value === undefined) return null;
  const pole = (name: PoleName): Pole => {
    const fields = value.fields[name]?.fields;
    const words = (list: { readonly items: readonly { readonly text: string }[] } | undefined): string[] =>
      (list?.items ?? []).map(({ text }) => oneLine(text)).filter((text) => text !== '');
    return {
      gives: words(fields?.gives),
      costs: words(fields?.costs),
      signs: (fields?.signs?.items ?? []).flatMap(signOf),
    };
  };
  return { operational: pole('operational'), strategic: pole('strategic') };
}

function signOf({ fields, start, end }: StatedSign): Sign[] {
  const title = fields.sign?.text.trim();
  if (title === undefined || title === '') return [];
  const sources: SignSource[] = [];
  if (fields.measure !== undefined) sources.push({ kind: 'measure', name: fields.measure.text.trim() });
  if (fields.rule !== undefined) sources.push({ kind: 'rule', id: fields.rule.text.trim() });
  const figure = fields.figure?.value;
  const quarters = Math.max(1, Math.round(fields.quarters?.value ?? 2));
  if (figure !== undefined) sources.push({ kind: 'figure', figure, quarters });
  const [only, ...more] = sources;
  return [
    {
      title,
      source: only === undefined || more.length > 0 ? { kind: 'none' } : only,
      over: fields.over?.value ?? null,
      under: fields.under?.value ?? null,
      action: oneLine(fields.action?.text),
      span: fields.sign === undefined ? { start, end } : { start: fields.sign.start, end: fields.sign.end },
    },
  ];
}

const figure = (name: SignFigure, quarters: number): SignSource => ({
  kind: 'figure',
  figure: name,
  quarters,
});

/** The poles drawn where the root file states none. In English; shown through `translated`. */
export const defaultPolarity: Polarity = {
  operational: {
    gives: [
      later`Work that gets a little better every week`,
      later`People who see and solve problems where they arise`,
      later`Standards that hold what was reached`,
    ],
    costs: [
      later`What exists is perfected while the world asks for something else`,
      later`Limits that no small step can move stay as they are`,
    ],
    signs: [
      {
        title: later`No strategic milestone met in two quarters`,
        source: figure('milestones-met', 2),
        over: null,
        under: 1,
        action: later`Agree on the next milestone of each leap, and on who is freed for it`,
      },
      {
        title: later`The share of improvement rose by more than 20 points in two quarters`,
        source: figure('share-moved', 2),
        over: 20,
        under: null,
        action: later`Ask which leap gave way, and whether that was meant`,
      },
    ],
  },
  strategic: {
    gives: [
      later`A position that the present way of working cannot reach`,
      later`New services, structures and ways of working`,
      later`A direction that everybody can see`,
    ],
    costs: [
      later`What was reached erodes, for nobody holds it`,
      later`People are worn out by one change after the other`,
    ],
    signs: [
      {
        title: later`Leaps landed, and nobody is named to hold them`,
        source: { kind: 'rule', id: 'unsustained-leap' },
        over: null,
        under: null,
        action: later`Give each landed leap a team that holds and improves what it brought`,
      },
      {
        title: later`No improvement finished in a quarter`,
        source: figure('steps-finished', 1),
        over: null,
        under: 1,
        action: later`Free the teams of one leap for the improvements that wait`,
      },
      {
        title: later`The share of improvement fell by more than 20 points in two quarters`,
        source: figure('share-moved', 2),
        over: null,
        under: -20,
        action: later`Ask which improvements gave way, and whether that was meant`,
      },
    ],
  },
};
