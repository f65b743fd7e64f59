import { defineTextRule } from './define-rule.ts';

export const unexplainedIgnore = defineTextRule({
  id: 'unexplained-ignore',
  severity: 'warning',
  summary: 'An ignore comment without a reason',
});
