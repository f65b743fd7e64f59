import { defineTextRule } from './kit/define-rule.ts';

export const duplicateKey = defineTextRule({
  id: 'duplicate-key',
  severity: 'error',
  summary: 'A key that is set twice in the same place',
  fixable: 'unsafe',
});
