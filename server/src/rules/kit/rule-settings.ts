/** Reads `rules` of the root file: the severity and options of each rule, and the problems in what is written there. */

import { z } from 'zod';
import { readScalar } from '../../core/language/read-scalar.ts';
import type { Raw, RawMapping } from '../../core/language/values.ts';
import { shown } from '../../core/language/walk-problems.ts';
import { type Finding, type Severity, severities } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import { memo } from '../../core/text/memo.ts';
import { nearest } from '../../core/text/near-words.ts';
import type { AnyRule } from './define-rule.ts';

export interface RuleSettings {
  readonly severity: ReadonlyMap<string, Severity | 'off'>;
  /** Complete options of each rule that has any. */
  readonly options: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

const levels = ['off', ...severities] as const;

/** Returns the options of a rule where none is set. Read as they stand: a compiled reader, which zod makes otherwise, is used once. */
const defaultsOf = memo((rule: AnyRule): Record<string, unknown> | undefined =>
  rule.options?.parse({}, { jitless: true }),
);

/**
 * Merges settings key by key: `written` holds those of enclosing portfolios first, then the portfolio's own, which take
 * precedence.
 */
export function ruleSettings(rules: readonly AnyRule[], written: readonly RawMapping[]): RuleSettings {
  const severity = new Map<string, Severity | 'off'>();
  const options = new Map<string, Record<string, unknown>>();
  for (const rule of rules) {
    severity.set(rule.id, rule.severity);
    const defaults = defaultsOf(rule);
    if (defaults !== undefined) options.set(rule.id, defaults);
  }
  for (const mapping of written) {
    for (const { key, value } of mapping.entries) {
      const rule = rules.find(({ id }) => id === key.text);
      if (rule === undefined || value === null) continue;
      const level = levelOf(value.kind === 'raw-mapping' ? entry(value, 'severity') : value);
      if (level !== null) severity.set(rule.id, level);
      if (value.kind !== 'raw-mapping') continue;
      for (const { key: option, value: raw } of value.entries) {
        const schema = optionSchema(rule, option.text);
        const read = schema === undefined || raw === null ? undefined : readOption(schema, raw);
        if (read?.ok) options.set(rule.id, { ...options.get(rule.id), [option.text]: read.value });
      }
    }
  }
  // Syntax errors cannot be switched off.
  severity.set('syntax', 'error');
  return { severity, options };
}

const entry = (mapping: RawMapping, name: string): Raw | null =>
  mapping.entries.find(({ key }) => key.text === name)?.value ?? null;

function levelOf(raw: Raw | null): Severity | 'off' | null {
  if (raw?.kind !== 'raw-scalar') return null;
  if (raw.text === 'false') return 'off';
  return (levels as readonly string[]).includes(raw.text) ? (raw.text as Severity) : null;
}

/** Returns the severity of a finding: its own if it has one and the rule is on, else that of its rule. */
export function severityOf(
  { severity }: RuleSettings,
  finding: { readonly rule: string; readonly severity?: Severity },
): Severity | 'off' {
  const set = severity.get(finding.rule) ?? 'warning';
  return set === 'off' ? 'off' : (finding.severity ?? set);
}

/** Returns the schema of a rule's option; undefined if there is none with that name. */
export function optionSchema(rule: AnyRule, name: string): z.ZodType | undefined {
  const shape = rule.options?.shape as Readonly<Record<string, z.ZodType>> | undefined;
  return shape !== undefined && Object.hasOwn(shape, name) ? shape[name] : undefined;
}

/** Parses an option's value by its schema. */
function readOption(
  schema: z.ZodType,
  raw: Raw,
): { ok: true; value: unknown } | { ok: false; problem: string } {
  const inner = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
  let value: unknown;
  if (raw.kind === 'raw-scalar' && raw.text === '' && !raw.quoted)
    return { ok: false, problem: t`It has no value` };
  if (raw.kind === 'raw-list')
    value = raw.items.map((item) => (item.kind === 'raw-scalar' ? item.text : null));
  else if (raw.kind === 'raw-mapping') return { ok: false, problem: t`It is a single value` };
  else if (inner instanceof z.ZodNumber) {
    const number = readScalar({ scalar: 'number' }, raw.text);
    if (!number.ok) return number;
    value = number.value;
  } else if (inner instanceof z.ZodBoolean)
    value = raw.text === 'true' ? true : raw.text === 'false' ? false : raw.text;
  else value = raw.text;
  const parsed = inner.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: rangeOf(inner) ?? parsed.error.issues[0]?.message ?? t`It does not fit` };
}

/** Describes a number's allowed range in plain words. */
function rangeOf(schema: z.ZodType): string | undefined {
  if (!(schema instanceof z.ZodNumber)) return undefined;
  const least =
    Number.isFinite(schema.minValue) && (schema.minValue ?? 0) > Number.MIN_SAFE_INTEGER
      ? schema.minValue
      : null;
  const most =
    Number.isFinite(schema.maxValue) && (schema.maxValue ?? 0) < Number.MAX_SAFE_INTEGER
      ? schema.maxValue
      : null;
  const bounds =
    least !== null && most !== null
      ? t` from ${least} to ${most}`
      : least !== null
        ? t`, ${least} or more`
        : most !== null
          ? t`, ${most} or less`
          : '';
  return schema.format === 'safeint' ? t`It is a whole number${bounds}` : t`It is a number${bounds}`;
}

/** Returns the findings on `rules` itself, in its block. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one check after another of the same mapping.
export function settingFindings(rules: readonly AnyRule[], written: Raw): Finding[] {
  const found: Finding[] = [];
  const report = (rule: string, span: Span, message: string, meant?: string): void => {
    const fixes =
      meant === undefined
        ? undefined
        : [{ title: t`Change to ${meant}`, safe: true, edits: [{ span, text: meant }] }];
    found.push(fixes === undefined ? { rule, span, message } : { rule, span, message, fixes });
  };
  if (written.kind !== 'raw-mapping') {
    report('wrong-type', written, t`\`rules\` holds keys and values: a rule and its severity.`);
    return found;
  }
  const level = (raw: Raw | null, at: Span): void => {
    if (raw === null) {
      report('wrong-type', at, t`There is no severity yet. It is one of ${levels.join(', ')}.`);
      return;
    }
    if (raw.kind !== 'raw-scalar') {
      report('wrong-type', raw, t`A severity is one of ${levels.join(', ')}.`);
      return;
    }
    if (levelOf(raw) !== null) return;
    const reading = readScalar({ scalar: 'choice', values: levels }, raw.text);
    report(
      'bad-value',
      at,
      t`${shown(raw.text)} is not a severity. It is one of ${levels.join(', ')}.`,
      reading.ok ? undefined : reading.meant,
    );
  };
  for (const { key, value } of written.entries) {
    const rule = rules.find(({ id }) => id === key.text);
    if (written.entries.filter((other) => other.key.text === key.text).length > 1) {
      found.push({
        rule: 'duplicate-key',
        span: { start: key.start, end: key.end },
        key: key.text,
        message: t`\`${key.text}\` is set twice, and only one can count. Delete the one that is out of date.`,
      });
    }
    if (rule === undefined) {
      const meant = nearest(
        key.text,
        rules.map(({ id }) => id),
      );
      report(
        'unknown-rule',
        key,
        t`There is no rule ${shown(key.text)}.${meant === undefined ? '' : t` Did you mean \`${meant}\`?`}`,
        meant,
      );
      continue;
    }
    if (value?.kind !== 'raw-mapping') {
      level(value, value ?? key);
      if (rule.id === 'syntax' && value !== null && levelOf(value) !== 'error')
        report('bad-value', value, t`\`syntax\` is always an error: what cannot be read cannot be judged.`);
      continue;
    }
    for (const { key: option, value: raw } of value.entries) {
      if (option.text === 'severity') {
        level(raw, raw ?? option);
        continue;
      }
      const schema = optionSchema(rule, option.text);
      if (schema === undefined) {
        const names = ['severity', ...Object.keys(rule.options?.shape ?? {})];
        const meant = nearest(option.text, names);
        report(
          'unknown-key',
          option,
          t`\`${rule.id}\` has no option ${shown(option.text)}. It has ${names.map((name) => `\`${name}\``).join(', ')}.`,
          meant,
        );
        continue;
      }
      const read =
        raw === null ? { ok: false as const, problem: t`It has no value` } : readOption(schema, raw);
      if (!read.ok)
        report('bad-value', raw ?? option, t`\`${option.text}\` cannot be read. ${read.problem}.`);
    }
  }
  return found;
}
