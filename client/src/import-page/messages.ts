/** Messages between the import page and its host. Each side validates what it receives. */
import type { ImportSheetParams, ImportSheetResult } from '../../../server/src/protocol/import-sheet.ts';

export type GoodSheet = Exclude<ImportSheetResult, { readonly refused: string }>;
/** The part of an answer that the page shows; leaves out texts that only the host needs. */
export type ShownSheet = Omit<GoodSheet, 'text' | 'edit' | 'mapping' | 'kept' | 'report'> & {
  /** True if writing would change anything. */
  readonly changes: boolean;
};

/** Choices made on the page; undefined for those not made. */
export interface ImportChoice {
  /** URI of the target file; empty for a new document. */
  readonly target: string;
  readonly map: NonNullable<ImportSheetParams['map']>;
  readonly rows: number;
  /** True to store the choices beside the portfolio. */
  readonly keep: boolean;
  readonly sheet?: string | undefined;
  readonly table?: number | undefined;
  readonly list?: string | undefined;
  readonly numbers?: ImportSheetParams['numbers'] | undefined;
  readonly dates?: ImportSheetParams['dates'] | undefined;
  readonly groups?: ImportSheetParams['groups'] | undefined;
  readonly fiscalYear?: string | undefined;
  readonly asOf?: string | undefined;
  /** Columns whose values override those in the portfolio. */
  readonly led?: readonly string[] | undefined;
}

/** A file that items can be imported to. */
export interface ImportTarget {
  readonly uri: string;
  readonly label: string;
}
export type ToImport =
  | { readonly kind: 'targets'; readonly targets: readonly ImportTarget[]; readonly chosen: string }
  | { readonly kind: 'sheet'; readonly sheet: ShownSheet; readonly kept: KeptMapping }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly choice?: { readonly kind: 'sheet' | 'list'; readonly names: readonly string[] };
    };
/** The mapping file beside the target: its name, and whether it exists. */
export interface KeptMapping {
  readonly name: string;
  readonly there: boolean;
}
export type FromImport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'choice'; readonly choice: ImportChoice }
  | { readonly kind: 'write' }
  | { readonly kind: 'compare' }
  | { readonly kind: 'cancel' };

/** Localized strings of the page. */
export interface ImportWords {
  readonly leaveOut: string;
  readonly own: string;
  readonly ofItem: string;
  readonly ofPlace: string;
  readonly ofMeasure: string;
  readonly keyOf: string;
  readonly leads: string;
  readonly leadsIn: string;
  readonly asItIs: string;
  readonly readAs: string;
  readonly notRead: string;
  readonly rowLeft: string;
  readonly states: { readonly new: string; readonly changed: string; readonly same: string };
  readonly reads: {
    readonly operational: string;
    readonly strategic: string;
    readonly mixed: string;
    readonly unclear: string;
  };
  readonly track: string;
  readonly noTrack: string;
  readonly summary: string;
  readonly nothingChanges: string;
  readonly line: string;
  readonly lines: string;
  readonly linesAndMore: string;
  readonly column: string;
  readonly more: string;
  readonly moreNotes: string;
  readonly newDocument: string;
  readonly keep: string;
  readonly keepNew: string;
  readonly keptRead: string;
  readonly which: { readonly sheet: string; readonly list: string };
  readonly several: { readonly sheet: string; readonly list: string };
  readonly question: string;
  readonly tableOf: string;
  readonly previewNew: string;
  readonly previewFile: string;
  readonly tooMany: string;
  readonly nothingLeft: string;
}
export const importWordsId = 'import-words';

/** Parses a message from the page; returns undefined if it is invalid. */
export function readFromImport(value: unknown): FromImport | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const { kind } = value;
  if (kind === 'ready' || kind === 'write' || kind === 'compare' || kind === 'cancel') return { kind };
  if (kind !== 'choice' || !('choice' in value) || !isChoice(value.choice)) return undefined;
  return { kind, choice: value.choice };
}

function isChoice(value: unknown): value is ImportChoice {
  const choice = value as Partial<ImportChoice> | null;
  const texts = [choice?.sheet, choice?.list, choice?.asOf, choice?.fiscalYear];
  return (
    typeof choice === 'object' &&
    choice !== null &&
    typeof choice.target === 'string' &&
    typeof choice.keep === 'boolean' &&
    typeof choice.rows === 'number' &&
    texts.every((text) => text === undefined || typeof text === 'string') &&
    (choice.table === undefined || typeof choice.table === 'number') &&
    [undefined, 'point', 'comma'].includes(choice.numbers) &&
    [undefined, 'day-first', 'month-first'].includes(choice.dates) &&
    [undefined, 'goals', 'tags', 'none'].includes(choice.groups) &&
    (choice.led === undefined ||
      (Array.isArray(choice.led) && choice.led.every((name) => typeof name === 'string'))) &&
    Array.isArray(choice.map) &&
    choice.map.every(({ key, column }) => typeof key === 'string' && typeof column === 'string')
  );
}
