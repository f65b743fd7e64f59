import { defineTextRule } from './kit/define-rule.ts';

export const unusedIgnore = defineTextRule({
  id: 'unused-ignore',
  severity: 'warning',
  summary: 'An ignore comment that ignores nothing',
  fixable: 'unsafe',
});
