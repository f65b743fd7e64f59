import { defineTextRule } from './define-rule.ts';

export const duplicateKey = defineTextRule({
  id: 'duplicate-key',
  severity: 'error',
  summary: 'A key stands twice in one place',
  fixable: 'unsafe',
});
