/** Every rule, in the order in which lists show them. A new rule is one line here; a test finds a file that is missing. */
import { badValue } from './bad-value.ts';
import { dateOrder } from './date-order.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateKey } from './duplicate-key.ts';
import { expiredIgnore } from './expired-ignore.ts';
import { lostText } from './lost-text.ts';
import { misclassified } from './misclassified.ts';
import { missingKey } from './missing-key.ts';
import { mixedTraits } from './mixed-traits.ts';
import { syntax } from './syntax.ts';
import { unclassified } from './unclassified.ts';
import { unexplainedIgnore } from './unexplained-ignore.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownReference } from './unknown-reference.ts';
import { unknownRule } from './unknown-rule.ts';
import { unsupportedYaml } from './unsupported-yaml.ts';
import { unusedIgnore } from './unused-ignore.ts';
import { wrongType } from './wrong-type.ts';
import type { AnyRule } from './define-rule.ts';

export const rules: readonly AnyRule[] = [
  syntax,
  unsupportedYaml,
  missingKey,
  wrongType,
  badValue,
  duplicateId,
  duplicateKey,
  unknownReference,
  dependencyCycle,
  dateOrder,
  unknownKey,
  lostText,
  unusedIgnore,
  unexplainedIgnore,
  unknownRule,
  expiredIgnore,
  mixedTraits,
  misclassified,
  unclassified,
];
