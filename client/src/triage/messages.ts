/** Messages between the triage page and its host. Each side validates what it receives. */
import type { TriageRow } from '../../../server/src/protocol/triage.ts';
import { type Decision, decisions } from './board.ts';

/** `kept`: nothing was written, and the board stays as it was. */
export type ToTriage =
  | { readonly kind: 'rows'; readonly rows: readonly TriageRow[] }
  | { readonly kind: 'kept' };
export type Outcome = readonly { readonly line: number; readonly decision: Decision }[];
export type FromTriage = { readonly kind: 'ready' } | { readonly kind: 'write'; readonly outcome: Outcome };

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
  if (value.kind !== 'write' || !('outcome' in value) || !Array.isArray(value.outcome)) return undefined;
  const outcome = value.outcome as readonly { readonly line?: unknown; readonly decision?: unknown }[];
  const good = outcome.every(
    ({ line, decision }) => typeof line === 'number' && (decisions as readonly unknown[]).includes(decision),
  );
  return good ? { kind: 'write', outcome: outcome as Outcome } : undefined;
}
