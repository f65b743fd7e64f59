import { defineTextRule } from './kit/define-rule.ts';

export const lostText = defineTextRule({
  id: 'lost-text',
  severity: 'warning',
  summary: 'Text that YAML drops without saying so',
  fixable: 'safe',
});
