import { rulePage as method, type RulePageParams, type RulePageResult } from '../protocol/rule-page.ts';
import { pages } from '../rules/pages.generated.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';

/** Returns the page of a rule, for 'Explain this finding' without a network. */
export const rulePage = defineSessionFeature<RulePageParams, RulePageResult>({
  method,
  params: shapeOf<RulePageParams>({ rule: text }),
  withoutFindings: true,
  capabilities: () => ({}),
  handle: ({ rule }) => ({ markdown: Object.hasOwn(pages, rule) ? (pages[rule] ?? null) : null }),
});
