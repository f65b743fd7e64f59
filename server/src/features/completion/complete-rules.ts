/** Completes rule ids, options and severities under `rules`, and in ignore comments. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { z } from 'zod';
import { isoDay } from '../../core/text/days.ts';
import { severities } from '../../core/text/finding.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import { optionSchema } from '../../rules/kit/rule-settings.ts';
import { defaultOf } from '../words/rule-options.ts';
import { type Ask, type Draft, escapeSnippet } from './completion-draft.ts';
import { dateOffers } from './offers.ts';

const LEVELS: Readonly<Record<string, string>> = {
  off: later`not reported`,
  hint: later`three dots under the word`,
  info: later`a note`,
  warning: later`a warning`,
  error: later`an error; the check fails`,
};

/** Completes below `rules`; null if the caret is elsewhere. */
export function ruleDrafts(ask: Ask): Draft[] | null {
  const { place, file } = ask;
  const [top, rule, option] = place.path.map(String);
  if (place.root !== 'top' || top !== 'rules') return null;
  const one = file.analysis.rules.find(({ id }) => id === rule);
  if (place.role === 'key' || (place.role === 'value' && !place.inline)) {
    if (rule === undefined)
      return ids(ask, place.keys, (id) =>
        place.colon
          ? id
          : `${id}: \${1|${levelOrder(file.analysis.settings.severity.get(id) ?? 'warning').join(',')}|}`,
      );
    if (one === undefined || option !== undefined) return [];
    const names = ['severity', ...Object.keys(one.options?.shape ?? {})].filter(
      (name) => !place.keys.has(name),
    );
    return names.map((name) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail:
        name === 'severity'
          ? t`of ${one.id}; ${one.severity} by default`
          : optionDetail(optionSchema(one, name)),
      snippet: place.colon
        ? name
        : `${name}: ${name === 'severity' ? `\${1|${levelOrder(one.severity).join(',')}|}` : `\${1:${escapeSnippet(String(defaultOf(optionSchema(one, name)) ?? ''))}}`}`,
      data: { doc: 'option', rule: one.id, option: name },
    }));
  }
  if (place.role !== 'value' || rule === undefined) return [];
  if (option === undefined || option === 'severity')
    return levels(ask, one?.options !== undefined && option === undefined ? one.id : null);
  const value = one === undefined ? undefined : defaultOf(optionSchema(one, option));
  if (typeof value === 'boolean')
    return [true, false].map((word) => ({
      label: String(word),
      kind: CompletionItemKind.Value,
      snippet: String(word),
    }));
  return value === undefined
    ? []
    : [
        {
          label: String(value),
          kind: CompletionItemKind.Value,
          detail: t`the default`,
          snippet: escapeSnippet(String(value)),
        },
      ];
}

function levels(ask: Ask, withOptions: string | null): Draft[] {
  const drafts: Draft[] = ['off', ...severities].map((level) => ({
    label: level,
    kind: CompletionItemKind.EnumMember,
    detail: translated(LEVELS[level] ?? ''),
    snippet: level,
  }));
  const rule = ask.file.analysis.rules.find(({ id }) => id === withOptions);
  const option = Object.keys(rule?.options?.shape ?? {})[0];
  if (rule === undefined || option === undefined || ask.place.flow) return drafts;
  const value = escapeSnippet(String(defaultOf(optionSchema(rule, option)) ?? ''));
  return [
    ...drafts,
    {
      label: `{severity, ${option}}`,
      kind: CompletionItemKind.Snippet,
      detail: t`severity and options`,
      also: 'severity options',
      snippet: `{severity: \${1|${levelOrder(rule.severity).join(',')}|}, ${option}: \${2:${value}}}`,
    },
  ];
}

const levelOrder = (first: string): string[] => [
  first,
  ...['off', ...severities].filter((level) => level !== first),
];

function optionDetail(schema: z.ZodType | undefined): string {
  const value = defaultOf(schema);
  const doc = (schema?.meta() as { readonly doc?: string } | undefined)?.doc ?? '';
  return value === undefined ? translated(doc) : t`${translated(doc)} ${String(value)} by default.`.trim();
}

function ids(
  ask: Ask,
  taken: ReadonlySet<string>,
  snippet: (id: string) => string,
  first: ReadonlySet<string> = new Set(),
): Draft[] {
  const open = ask.file.analysis.rules.filter(({ id }) => !taken.has(id));
  const sorted = [...open.filter(({ id }) => first.has(id)), ...open.filter(({ id }) => !first.has(id))];
  return sorted.map(({ id, summary }) => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    detail: translated(summary),
    snippet: snippet(id),
    data: { doc: 'rule', rule: id },
  }));
}

/** Completes an ignore comment: the directive, rule ids, `until` and its date. Returns the span to replace, too. */
export function commentDrafts(
  ask: Ask,
  offset: number,
): { readonly drafts: Draft[]; readonly span: Span } | null {
  const { place, file } = ask;
  const { text } = place.block;
  const line = /[^\r\n]*$/.exec(text.slice(Math.max(0, offset - 2000), offset))?.[0] ?? '';
  const begun = /^([ \t]*#[ \t]*)(\S*)$/.exec(line);
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  const spanOf = (word: string): Span => ({ start: offset - word.length, end: offset + after });
  const top = place.root === 'top' && place.path.length === 0;
  if (begun !== null) {
    const word = begun[2] as string;
    if (!'twotrack-ignore-file'.startsWith(word)) return null;
    const draft = (label: string, detail: string): Draft => ({
      label,
      kind: CompletionItemKind.Snippet,
      detail,
      snippet: `${label} \${1:rule}: \${2:why this is accepted}`,
    });
    const drafts = [draft('twotrack-ignore', t`Accept a finding on what follows, with a reason`)];
    if (top) drafts.push(draft('twotrack-ignore-file', t`Accept a finding in the whole file, with a reason`));
    return { drafts, span: spanOf(word) };
  }
  const directive = /^[ \t]*#[ \t]*twotrack-ignore(?:-file)?[ \t]+([^:]*)$/.exec(line);
  if (directive === null) return null;
  const words = directive[1] as string;
  const until = /(?:^|\s)until\s+(\S*)$/.exec(words);
  if (until !== null) {
    const { today } = file.session;
    const drafts = dateOffers('end', today, file.analysis.context.period).map(
      (offer): Draft => ({
        label: offer.text,
        kind: CompletionItemKind.Value,
        detail: offer.detail,
        snippet: offer.text,
      }),
    );
    return { drafts, span: spanOf(until[1] as string) };
  }
  const word = /[^\s,]*$/.exec(words)?.[0] ?? '';
  const named = new Set(words.slice(0, words.length - word.length).split(/[\s,]+/));
  named.add('syntax');
  const here = new Set(
    file.analysis
      .findings(file.uri)
      .filter((placed) => placed.block === place.block)
      .map(({ rule }) => rule),
  );
  const drafts = ids(ask, named, (id) => id, here);
  if (named.size > 2 && /\s$/.test(words.slice(0, words.length - word.length))) {
    drafts.unshift({
      label: 'until',
      kind: CompletionItemKind.Keyword,
      detail: t`the last day on which it holds`,
      snippet: `until \${1:${isoDay(file.session.today + 90)}}: $0`,
    });
  }
  return { drafts, span: spanOf(word) };
}
