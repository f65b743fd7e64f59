/** Messages between the triage page and its host. Each side validates what it receives. */
import type { TriageRow } from '../../../server/src/protocol/triage.ts';
import { type Decision, decisions, type Outcome } from './board.ts';

/** `decided`: the decisions to begin with. `kept`: nothing was written, and the board stays as it was. */
export type ToTriage =
  | { readonly kind: 'rows'; readonly rows: readonly TriageRow[]; readonly decided: Outcome }
  | { readonly kind: 'kept' };
/** `decided`: all decisions so far, sent after each change. */
export type FromTriage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'decided' | 'write'; readonly outcome: Outcome };

/** Localized strings of the page. */
export interface TriageWords {
  readonly names: Readonly<Record<Decision, string>>;
  readonly keys: Readonly<Record<Decision, string>>;
  readonly suggestion: string;
  readonly left: string;
  readonly leftAndOut: string;
  readonly writing: string;
  readonly sure: string;
  readonly allSure: string;
  readonly isSure: string;
  readonly reasons: {
    readonly operational: string;
    readonly strategic: string;
    readonly mixed: string;
    readonly unclear: string;
    readonly duty: string;
    readonly around: string;
  };
}
export const triageWordsId = 'triage-words';

/** Parses a message from the page; returns undefined if it is invalid. */
export function readFromTriage(value: unknown): FromTriage | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'ready') return { kind: 'ready' };
  const { kind } = value;
  if (kind !== 'write' && kind !== 'decided') return undefined;
  if (!('outcome' in value) || !Array.isArray(value.outcome)) return undefined;
  const outcome = value.outcome as readonly { readonly line?: unknown; readonly decision?: unknown }[];
  const good = outcome.every(
    ({ line, decision }) => typeof line === 'number' && (decisions as readonly unknown[]).includes(decision),
  );
  return good ? { kind, outcome: outcome as Outcome } : undefined;
}
