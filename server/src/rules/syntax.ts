import { defineTextRule } from './kit/define-rule.ts';

export const syntax = defineTextRule({
  id: 'syntax',
  severity: 'error',
  summary: 'YAML cannot read the text',
  fixable: 'both',
});
