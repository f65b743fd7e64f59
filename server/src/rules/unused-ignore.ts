import { defineTextRule } from './define-rule.ts';

export const unusedIgnore = defineTextRule({
  id: 'unused-ignore',
  severity: 'warning',
  summary: 'An ignore comment that ignores nothing',
  fixable: 'unsafe',
});
