import { defineTextRule } from './define-rule.ts';

export const lostText = defineTextRule({
  id: 'lost-text',
  severity: 'warning',
  summary: 'Text that YAML drops without saying so',
  fixable: 'safe',
});
