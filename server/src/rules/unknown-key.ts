import { defineTextRule } from './kit/define-rule.ts';

export const unknownKey = defineTextRule({
  id: 'unknown-key',
  severity: 'warning',
  summary: 'A key that the language does not know',
  fixable: 'safe',
});
