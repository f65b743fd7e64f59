import { defineTextRule } from './kit/define-rule.ts';

export const wrongType = defineTextRule({
  id: 'wrong-type',
  severity: 'error',
  summary: 'A list, a mapping or a text where something else is expected',
  fixable: 'safe',
});
