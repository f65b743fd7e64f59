/** Marks items in the tree that an open scenario would change; the tree itself shows the portfolio as it is. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t, translated } from '../../core/text/l10n.ts';
import type { ScenarioChange } from '../../edits/scenario/scenario.ts';
import type { TreeNode } from '../../protocol/tree.ts';
import { scenarioAt, scenarioOf } from '../../session/scenarios.ts';
import type { Session } from '../../session/session.ts';

/** Adds to a node what would change in its item. */
type Mark = (node: TreeNode) => TreeNode;

/**
 * Returns a function that marks items changed by the scenario at `uri`. It returns nodes unchanged if no scenario is open
 * at `uri`, or if that scenario changes another portfolio.
 */
export function markedIn(session: Session, portfolio: Portfolio, uri: string | undefined): Mark {
  const open = uri === undefined ? null : scenarioAt(session, uri);
  if (open === null || open.portfolio !== portfolio) return (node) => node;
  const said = new Map<string, string[]>();
  for (const change of scenarioOf(open.document).changes) {
    const words = wordsOf(change);
    if (words === null) continue;
    const own = said.get(words.id);
    if (own === undefined) said.set(words.id, [words.text]);
    else own.push(words.text);
  }
  return (node) => {
    const own = node.itemId === undefined ? undefined : said.get(node.itemId);
    return own === undefined ? node : { ...node, whatIf: t`what if: ${own.join(', ')}` };
  };
}

/** Describes a change, with keys and ids as written in the file; null if it changes no existing item. */
function wordsOf(change: ScenarioChange): { readonly id: string; readonly text: string } | null {
  if (change.of === 'balance' || change.of === 'begin' || change.of === 'capacity') return null;
  const { id, value } = change;
  if (change.of === 'share') return { id, text: `${change.team} ${value}` };
  if (change.of === 'milestone') return { id, text: `${change.title} ${value}` };
  const alone = change.key === 'status' || change.key === 'track';
  return { id, text: alone ? translated(value) : `${change.key} ${value}` };
}
