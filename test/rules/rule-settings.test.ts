/** What a portfolio sets of a rule's options counts there alone: the defaults are read once, for all of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document } from '../../server/src/core/document/document.ts';
import type { RawMapping } from '../../server/src/core/language/values.ts';
import { rootValues } from '../../server/src/core/model/root-values.ts';
import { rules } from '../../server/src/rules/index.ts';
import { ruleSettings } from '../../server/src/rules/kit/rule-settings.ts';

test('an option that is set stands beside the defaults, and changes them for nobody else', () => {
  const written = rootValues(
    Document.of(
      'file:///a.portfolio.yaml',
      'portfolio: A\nrules:\n  contradicting-fields: {horizon: 3}\n',
      0,
    ),
  ).rules?.value as RawMapping;
  assert.equal(ruleSettings(rules, [written]).options.get('contradicting-fields')?.['horizon'], 3);
  const { options } = ruleSettings(rules, []);
  for (const rule of rules) assert.deepEqual(options.get(rule.id), rule.options?.parse({}), rule.id);
});
