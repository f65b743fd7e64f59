import { defineTextRule } from './kit/define-rule.ts';

export const missingKey = defineTextRule({
  id: 'missing-key',
  severity: 'error',
  summary: 'A key that must be there is not',
  fixable: 'unsafe',
});
