/** Documents a rule: its page, or what the rule itself declares. */
import { t, translated } from '../../core/text/l10n.ts';
import { rulePageUrl } from '../../manifest.ts';
import type { AnyRule } from '../../rules/kit/define-rule.ts';
import { optionSchema } from '../../rules/kit/rule-settings.ts';
import { pages } from '../../rules/pages.generated.ts';
import { defaultOf } from './rule-options.ts';

/** Returns the page of a rule in Markdown; null for an unknown id. */
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

/** Documents an option of a rule: its effect and its default. */
export function optionWords(rule: AnyRule, option: string): string {
  if (option === 'severity')
    return t`\`off\`, \`hint\`, \`info\`, \`warning\` or \`error\`; \`${rule.severity}\` by default.`;
  const schema = optionSchema(rule, option);
  const doc = (schema?.meta() as { readonly doc?: string } | undefined)?.doc ?? '';
  const value = defaultOf(schema);
  return `${translated(doc)}${value === undefined ? '' : t` \`${String(value)}\` by default.`}`.trim();
}
