import { defineTextRule } from './kit/define-rule.ts';

export const badValue = defineTextRule({
  id: 'bad-value',
  severity: 'error',
  summary: 'A value that cannot be read',
  fixable: 'safe',
});
