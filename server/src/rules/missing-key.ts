import { defineTextRule } from './kit/define-rule.ts';

export const missingKey = defineTextRule({
  id: 'missing-key',
  severity: 'error',
  summary: 'A required key that is missing',
  fixable: 'unsafe',
});
