import { defineTextRule } from './kit/define-rule.ts';

export const expiredIgnore = defineTextRule({
  id: 'expired-ignore',
  severity: 'warning',
  summary: 'An ignore comment past its date',
  fixable: 'unsafe',
});
