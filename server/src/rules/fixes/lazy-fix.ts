/** A fix whose edits are made when somebody asks for them. */
import type { Edit } from '../../core/text/finding.ts';
import type { RuleFix } from '../kit/define-rule.ts';

/** Returns a fix that makes its edits on demand, once; where nothing can be edited, they are none. */
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
