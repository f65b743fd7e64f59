import { defineTextRule } from './kit/define-rule.ts';

export const unexplainedIgnore = defineTextRule({
  id: 'unexplained-ignore',
  severity: 'warning',
  summary: 'An ignore comment without a reason',
});
