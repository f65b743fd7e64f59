/** A rule for people: its page, or as much as the rule itself says. */
import { t, translated } from '../../core/text/l10n.ts';
import { rulePageUrl } from '../../manifest.ts';
import type { AnyRule } from '../../rules/kit/define-rule.ts';
import { optionSchema } from '../../rules/kit/rule-settings.ts';
import { pages } from '../../rules/pages.generated.ts';
import { defaultOf } from './rule-options.ts';

/** The page of a rule in Markdown; null for an id that no rule has. */
export function ruleMarkdown(rules: readonly AnyRule[], id: string): string | null {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return null;
  const page = Object.hasOwn(pages, id) ? pages[id] : undefined;
  const link = `[${t`${id} on the web`}](${rulePageUrl(id)})`;
  if (page !== undefined) return `${page.trim()}\n\n${link}`;
  const options = Object.keys(rule.options?.shape ?? {}).map(
    (option) => `- \`${option}\`: ${optionWords(rule, option)}`,
  );
  return [`**${id}** · ${rule.severity}`, `${translated(rule.summary)}.`, options.join('\n'), link]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** An option of a rule: what it does and its default. */
export function optionWords(rule: AnyRule, option: string): string {
  if (option === 'severity')
    return t`\`off\`, \`hint\`, \`info\`, \`warning\` or \`error\`; \`${rule.severity}\` by default.`;
  const schema = optionSchema(rule, option);
  const doc = (schema?.meta() as { readonly doc?: string } | undefined)?.doc ?? '';
  const value = defaultOf(schema);
  return `${translated(doc)}${value === undefined ? '' : t` \`${String(value)}\` by default.`}`.trim();
}
