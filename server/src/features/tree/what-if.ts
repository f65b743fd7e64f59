/** What an open scenario would make otherwise, in words for the rows of the tree, which shows the portfolio as it is. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { scenarioIn } from '../../edits/scenario/read-scenario.ts';
import type { ScenarioChange } from '../../edits/scenario/scenario.ts';
import type { TreeNode } from '../../protocol/tree.ts';
import { scenarioAt } from '../../session/scenarios.ts';
import type { Session } from '../../session/session.ts';

/** Says at a node what would be otherwise in it. */
export type Marked = (node: TreeNode) => TreeNode;

/**
 * Marks the items that the scenario of that URI changes; leaves every node as it is where none is given or known, or it
 * changes another portfolio.
 */
export function markedIn(session: Session, portfolio: Portfolio, uri: string | undefined): Marked {
  const open = uri === undefined ? null : scenarioAt(session, uri);
  if (open === null || open.portfolio !== portfolio) return (node) => node;
  const said = new Map<string, string[]>();
  for (const change of scenarioIn(open.document.text).scenario.changes) {
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

/** Keys and ids stay as the language writes them; null for what changes no item that is there. */
function wordsOf(change: ScenarioChange): { readonly id: string; readonly text: string } | null {
  if (change.of === 'balance' || change.of === 'begin' || change.of === 'capacity') return null;
  const { id, value } = change;
  if (change.of === 'share') return { id, text: `${change.team} ${value}` };
  if (change.of === 'milestone') return { id, text: `${change.title} ${value}` };
  const alone = change.key === 'status' || change.key === 'track';
  return { id, text: alone ? translated(value) : `${change.key} ${value}` };
}
