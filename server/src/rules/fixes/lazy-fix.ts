/** Creates fixes that compute their edits on demand. */
import type { Edit } from '../../core/text/finding.ts';
import type { RuleFix } from '../kit/define-rule.ts';

/** Returns a fix that computes its edits once, when they are read; none if the place cannot be edited. */
export function lazyFix(title: string, safe: boolean, make: () => readonly Edit[] | null): RuleFix {
  let made: readonly Edit[] | undefined;
  return {
    title,
    safe,
    get edits() {
      made ??= make() ?? [];
      return made;
    },
  };
}
