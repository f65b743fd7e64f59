import { defineTextRule } from './kit/define-rule.ts';

export const unknownRule = defineTextRule({
  id: 'unknown-rule',
  severity: 'warning',
  summary: 'A rule that does not exist',
  fixable: 'safe',
});
