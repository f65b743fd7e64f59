/**
 * Shows why and how as callers and callees: a goal calls its subgoals and the items that serve it; an item calls the
 * items it depends on, and those that sustain its result. Incoming calls of an entry therefore say why it exists,
 * outgoing ones how it is achieved.
 */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
} from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import { z } from 'zod';
import { oneLine } from '../base/words.ts';
import { idOf } from '../core/model/entry-index.ts';
import { entryName, type GoalRef, type ItemRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { usesOf } from '../core/model/uses.ts';
import { t, translated } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import type { FileSnapshot, Session } from '../session/session.ts';
import { entrySymbolKinds } from './document-symbol.ts';
import { defineFeature, defineSessionFeature } from './kit/feature.ts';
import { symbolKindFor } from './kit/kinds.ts';
import { atPosition, maybe, range, text } from './kit/shapes.ts';
import { hereAt } from './place/entry-at.ts';
import { entryOf, idAt } from './place/id-at.ts';

type Rung = GoalRef | ItemRef;
/** A caller or callee of an entry, and the text that links the two. */
interface Step {
  readonly ref: Rung;
  /** The entry that contains the reference, and the span in it. */
  readonly said: Rung;
  readonly span: Span;
}

const onItem = z.looseObject({
  item: z.looseObject({
    uri: text,
    selectionRange: range,
    data: maybe(z.looseObject({ kind: z.enum(['goal', 'item']), id: text })),
  }),
});

export const prepareCallHierarchy = defineFeature<CallHierarchyPrepareParams, CallHierarchyItem[] | null>({
  method: 'textDocument/prepareCallHierarchy',
  params: atPosition,
  capabilities: () => ({ callHierarchyProvider: true }),
  none: null,
  handle: (file, { position }, { session, client }) => {
    const offset = session.offsetOf(file.document, position);
    const id = idAt(file, offset);
    const ref = id === null ? hereAt(file, offset)?.ref : entryOf(file.portfolio, id.kind, id.id);
    if (ref === null || ref === undefined || ref.kind === 'team') return null;
    const known = client.capabilities.textDocument?.documentSymbol?.symbolKind?.valueSet;
    return [shown(session, file.portfolio, ref, known)];
  },
});

export const incomingCalls = defineSessionFeature<
  CallHierarchyIncomingCallsParams,
  CallHierarchyIncomingCall[] | null
>({
  method: 'callHierarchy/incomingCalls',
  params: onItem,
  withoutFindings: true,
  capabilities: () => ({}),
  handle: ({ item }, { session, client }) => {
    const at = rungOf(session, item);
    if (at === null) return null;
    const known = client.capabilities.textDocument?.documentSymbol?.symbolKind?.valueSet;
    return grouped(above(at.file.portfolio, at.ref)).map(({ ref, steps }) => ({
      from: shown(session, at.file.portfolio, ref, known),
      fromRanges: rangesIn(session, at.file.portfolio, ref, steps),
    }));
  },
});

export const outgoingCalls = defineSessionFeature<
  CallHierarchyOutgoingCallsParams,
  CallHierarchyOutgoingCall[] | null
>({
  method: 'callHierarchy/outgoingCalls',
  params: onItem,
  withoutFindings: true,
  capabilities: () => ({}),
  handle: ({ item }, { session, client }) => {
    const at = rungOf(session, item);
    if (at === null) return null;
    const known = client.capabilities.textDocument?.documentSymbol?.symbolKind?.valueSet;
    return grouped(below(at.file.portfolio, at.ref)).map(({ ref, steps }) => ({
      to: shown(session, at.file.portfolio, ref, known),
      fromRanges: rangesIn(session, at.file.portfolio, at.ref, steps),
    }));
  },
});

/** Finds the entry behind one of our hierarchy items again: by id, else by position. */
function rungOf(session: Session, item: CallHierarchyItem): { file: FileSnapshot; ref: Rung } | null {
  const file = session.snapshot(item.uri);
  if (file === null) return null;
  const data = item.data as { readonly kind: Rung['kind']; readonly id: string } | null | undefined;
  const ref =
    data === undefined || data === null
      ? hereAt(file, session.offsetOf(file.document, item.selectionRange.start))?.ref
      : entryOf(file.portfolio, data.kind, data.id);
  return ref === null || ref === undefined || ref.kind === 'team' ? null : { file, ref };
}

/**
 * Returns the callers of an entry: its parent goal, the goals it serves, the items that depend on it or whose result it
 * sustains.
 */
function above(portfolio: Portfolio, ref: Rung): Step[] {
  const steps = usesOf(ref).flatMap(({ kind, id, key, span }): Step[] => {
    const own = key === 'parent' || key === 'goals' || key === 'sustains';
    const named = own && kind !== 'team' ? entryOf(portfolio, kind, id) : null;
    return named === null ? [] : [{ ref: named, said: ref, span }];
  });
  return [...steps, ...namedBy(portfolio, ref, ['depends-on'])];
}

/**
 * Returns the callees of an entry: a goal's subgoals and the items serving it; an item's prerequisites and the items
 * sustaining it.
 */
function below(portfolio: Portfolio, ref: Rung): Step[] {
  const needed = usesOf(ref).flatMap(({ kind, id, key, span }): Step[] => {
    const named = key === 'depends-on' && kind === 'item' ? entryOf(portfolio, 'item', id) : null;
    return named === null ? [] : [{ ref: named, said: ref, span }];
  });
  return [...needed, ...namedBy(portfolio, ref, ['parent', 'goals', 'sustains'])];
}

/** Returns the entries that refer to this one under one of some keys. */
function namedBy(portfolio: Portfolio, ref: Rung, keys: readonly string[]): Step[] {
  const id = idOf(ref);
  if (id === null || entryOf(portfolio, ref.kind, id) !== ref) return [];
  return [...portfolio.index.usersOf(ref.kind, id)].flatMap((user): Step[] =>
    user.kind === 'team'
      ? []
      : usesOf(user)
          .filter((use) => use.kind === ref.kind && use.id === id && keys.includes(use.key))
          .map(({ span }) => ({ ref: user, said: user, span })),
  );
}

function grouped(steps: readonly Step[]): { readonly ref: Rung; readonly steps: readonly Step[] }[] {
  const groups = new Map<Rung, Step[]>();
  for (const step of steps) groups.set(step.ref, [...(groups.get(step.ref) ?? []), step]);
  return [...groups].map(([ref, own]) => ({ ref, steps: own }));
}

/** Returns the ranges in the caller's text that name the callee; its own name if there are none. */
function rangesIn(session: Session, portfolio: Portfolio, caller: Rung, steps: readonly Step[]): Range[] {
  const own = steps.filter(({ said }) => said === caller);
  const spans = own.length > 0 ? own.map(({ span }) => span) : [nameSpan(caller)];
  return spans.flatMap((span) => session.locationOf(portfolio, caller, span)?.range ?? []);
}

const nameSpan = (ref: Rung): Span => {
  const { entry } = ref;
  const name = entryName(ref) ?? entry.values.fields.id;
  const inside = name !== undefined && name.start >= entry.span.start && name.end <= entry.span.end;
  return inside
    ? { start: name.start, end: name.end }
    : { start: entry.span.start, end: Math.min(entry.span.end, entry.span.start + 1) };
};

function shown(
  session: Session,
  portfolio: Portfolio,
  ref: Rung,
  known: Parameters<typeof symbolKindFor>[0],
): CallHierarchyItem {
  const { start, end } = ref.entry.span;
  const whole = session.locationOf(portfolio, ref, { start, end });
  const name = session.locationOf(portfolio, ref, nameSpan(ref));
  const id = idOf(ref);
  const track = ref.kind === 'item' ? ref.entry.values.fields.track?.value : undefined;
  const words = oneLine(entryName(ref)?.text);
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    name: words || id || t`${translated(ref.kind)} without a name`,
    kind: symbolKindFor(known, entrySymbolKinds[ref.kind]),
    detail: [translated(ref.kind), track].filter((word) => word !== undefined).join(' · '),
    uri: ref.uri,
    range: whole?.range ?? nowhere,
    selectionRange: name?.range ?? nowhere,
    ...(id !== null && entryOf(portfolio, ref.kind, id) === ref ? { data: { kind: ref.kind, id } } : {}),
  };
}
