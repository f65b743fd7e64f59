/** Turns the checks of a house into rules: `house/NAME` for each, and `house/broken-check` for problems in them. */
import { oneLine } from '../../base/words.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { CheckText } from '../../core/text/file-source.ts';
import { t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import { memo } from '../../core/text/memo.ts';
import type { Problem } from '../../core/yaml/node-reader.ts';
import { type AnyRule, defineItemRule, definePortfolioRule } from '../kit/define-rule.ts';
import { fieldOf } from './fields.ts';
import { MAX_FIELD_LENGTH } from './limits.ts';
import { BRACES, BROKEN, type HouseCheck, houseChecksOf } from './read-checks.ts';

/** Prefix of the ids of house rules. */
export const HOUSE = 'house/';

/** Returns the rules that check files define; none without files. */
export const houseRulesOf = memo((files: readonly CheckText[]): readonly AnyRule[] => {
  if (files.length === 0) return [];
  const { checks, problems } = houseChecksOf(files);
  return [brokenCheck(problems), ...checks.map(ruleOf)];
});

const ruleOf = ({ name, severity, message, at, when }: HouseCheck): AnyRule =>
  defineItemRule<null>({
    id: `${HOUSE}${name}`,
    severity,
    summary: message,
    *check(item, context) {
      if (when(item, context)) yield null;
    },
    report: (_, item) => ({ span: placeOf(item, at), message: messageFor(message, item) }),
  });

function placeOf(item: ItemView, at: string | null): Span {
  const value = at === null ? undefined : (item.fields as Readonly<Record<string, Span | undefined>>)[at];
  return value ?? item.name;
}

/** Fills an item's texts into a message; marks those that the item does not state as missing. */
function messageFor(message: string, item: ItemView): string {
  return message.replace(BRACES, (_, name: string) => {
    const text = name === 'title' ? item.title : oneLine(fieldOf(name)?.shown?.(item));
    if (text === '') return t`(no ${name})`;
    return text.length > MAX_FIELD_LENGTH ? `${text.slice(0, MAX_FIELD_LENGTH)}…` : text;
  });
}

const brokenCheck = (problems: readonly Problem[]): AnyRule =>
  definePortfolioRule<Problem>({
    id: `${HOUSE}${BROKEN}`,
    severity: 'error',
    summary: 'A house check that cannot be read, and so is not run',
    check: () => problems,
    report: ({ file, line, message }) => ({ message: t`${file}, line ${line}: ${message}` }),
  });
