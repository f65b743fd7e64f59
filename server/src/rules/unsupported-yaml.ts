import { defineTextRule } from './kit/define-rule.ts';

export const unsupportedYaml = defineTextRule({
  id: 'unsupported-yaml',
  severity: 'error',
  summary: 'A part of YAML that portfolios do not support',
  fixable: 'safe',
});
