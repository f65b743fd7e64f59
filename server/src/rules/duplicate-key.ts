import { defineTextRule } from './kit/define-rule.ts';

export const duplicateKey = defineTextRule({
  id: 'duplicate-key',
  severity: 'error',
  summary: 'A key that occurs twice in one place',
  fixable: 'unsafe',
});
