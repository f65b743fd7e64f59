/** Renders rows of the tree. Their text comes from the server. */
import * as vscode from 'vscode';
import type { FindingCounts, PortfolioSummary } from '../../../server/src/protocol/portfolios.ts';
import type { GroupBy, TreeNode } from '../../../server/src/protocol/tree.ts';
import type { Health, Status } from '../../../server/src/protocol/words.ts';
import { type ContextValue, colourIds, commandIds, itemScheme } from '../services/contributions.ts';
import type { Entry } from './entry.ts';
import { statusIcons, statusWords } from './status.ts';

/** Returns the tree item for an entry. Leaves the tooltip to `tooltipOf`, because most rows are never hovered over. */
export function toTreeItem(entry: Entry, groupBy: GroupBy): vscode.TreeItem {
  const { row } = entry;
  if (row.kind === 'portfolio') return portfolioItem(entry, row.summary);
  if (row.kind === 'node') return nodeItem(entry, row.node, groupBy);
  const item = new vscode.TreeItem(row.label);
  item.id = entry.key;
  item.iconPath = new vscode.ThemeIcon(row.icon, row.icon === 'error' ? colour(colourIds.fault) : undefined);
  item.command = { command: row.command, title: row.label };
  setContext(item, 'message');
  return item;
}

/** Returns the tooltip. The server escapes user text; the Markdown is not trusted to run commands. */
export function tooltipOf(source: string | undefined, whatIf = ''): vscode.MarkdownString | undefined {
  if (source === undefined) return undefined;
  // Append as plain text: it contains words of the scenario.
  const said = new vscode.MarkdownString().appendText(whatIf);
  return whatIf === '' ? new vscode.MarkdownString(source) : said.appendMarkdown(`\n\n${source}`);
}

function portfolioItem(entry: Entry, { name, balance, items, mixed }: PortfolioSummary): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = entry.key;
  // The share first: a narrow side bar cuts off what stands behind.
  const words = balance === null ? [] : [vscode.l10n.t('{0}% operational', balance.operational)];
  words.push(items === 1 ? vscode.l10n.t('1 item') : vscode.l10n.t('{0} items', items));
  if (mixed > 0) words.push(vscode.l10n.t('{0} mixed', mixed));
  item.description = words.join(' · ');
  item.iconPath = new vscode.ThemeIcon('project');
  setContext(item, 'portfolio');
  return item;
}

function nodeItem(entry: Entry, node: TreeNode, groupBy: GroupBy): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsible(node));
  item.id = entry.key;
  const beside = [node.whatIf, node.description].filter((part) => part !== undefined && part !== '');
  if (beside.length > 0) item.description = beside.join(' · ');
  // A narrow side bar truncates the description, so show it in the icon too.
  item.iconPath = node.whatIf === undefined ? iconOf(node, groupBy) : new vscode.ThemeIcon('beaker');
  setContext(item, contextValueOf(node, groupBy));
  if (node.spoken !== undefined) item.accessibilityInformation = { label: node.spoken };
  if (node.kind === 'item') {
    item.accessibilityInformation = { label: spoken(node) };
    const decorated = decorationUri(entry.key, node.findings);
    if (decorated !== undefined) item.resourceUri = decorated;
  }
  if (node.kind === 'item') {
    // Pass the row rather than its location, which shifts with every line typed above it.
    item.command = {
      command: commandIds.revealItem,
      title: vscode.l10n.t('Show in the editor'),
      arguments: [entry],
    };
  }
  return item;
}

function setContext(item: vscode.TreeItem, value: ContextValue): void {
  item.contextValue = value;
}

/** Returns the context value of a row, for its menus. */
export function contextValueOf(node: TreeNode, groupBy: GroupBy): ContextValue {
  if (node.kind === 'message') return 'message';
  if (node.kind === 'group') return `group-${groupBy}`;
  const kind = node.mixed === true ? 'mixed' : (node.track ?? 'unclassified');
  return node.red === true ? `item-${kind}-red` : `item-${kind}`;
}

function collapsible(node: TreeNode): vscode.TreeItemCollapsibleState {
  // Keep empty groups expandable: otherwise VS Code would leave them collapsed when their first item arrives.
  if (!node.hasChildren && node.kind !== 'group') return vscode.TreeItemCollapsibleState.None;
  // Collapse what needs no attention.
  const quiet = node.branch === 'neither' || node.value === 'done' || node.value === 'stopped';
  const folded = quiet || node.kind !== 'group';
  return folded ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
}

const groupIcons: Readonly<Record<Exclude<GroupBy, 'track' | 'status'>, string>> = {
  goal: 'target',
  team: 'organization',
  findings: 'checklist',
  missing: 'comment-unresolved',
};

const colour = (id: string) => new vscode.ThemeColor(id);
const quietColour = colour('disabledForeground');

function iconOf(node: TreeNode, groupBy: GroupBy): vscode.ThemeIcon {
  if (node.kind === 'message') return new vscode.ThemeIcon('info');
  if (node.kind === 'group') return groupIcon(node, groupBy);
  const live =
    node.status === undefined ||
    node.status === 'active' ||
    node.status === 'planned' ||
    node.status === 'paused';
  if (live && node.health === 'off-track') return new vscode.ThemeIcon('error', colour(colourIds.fault));
  if (live && node.health === 'at-risk') return new vscode.ThemeIcon('warning', colour(colourIds.attention));
  if (node.branch === 'open') return new vscode.ThemeIcon(node.mixed === true ? 'color-mode' : 'question');
  const icon = statusIcons[node.status ?? 'planned'];
  return new vscode.ThemeIcon(icon, (live ? branchColour(node) : undefined) ?? quietColour);
}

function groupIcon(node: TreeNode, groupBy: GroupBy): vscode.ThemeIcon {
  if (groupBy === 'status')
    return new vscode.ThemeIcon(statusIcons[node.value as Status] ?? 'circle-large-outline');
  if (groupBy !== 'track') return new vscode.ThemeIcon(groupIcons[groupBy]);
  if (node.branch === 'operational') return new vscode.ThemeIcon('tools', branchColour(node));
  if (node.branch === 'strategic') return new vscode.ThemeIcon('rocket', branchColour(node));
  return node.branch === 'neither'
    ? new vscode.ThemeIcon('dash', quietColour)
    : new vscode.ThemeIcon('question');
}

function branchColour({ branch }: TreeNode): vscode.ThemeColor | undefined {
  if (branch === 'operational') return colour(colourIds.operational);
  return branch === 'strategic' ? colour(colourIds.strategic) : undefined;
}

/**
 * Returns the URI that decorations are attached to. It contains the counts, so that a change of them makes a new URI.
 */
function decorationUri(key: string, findings: FindingCounts | undefined): vscode.Uri | undefined {
  if (findings === undefined) return undefined;
  const { error, warning, info } = findings;
  if (error + warning + info === 0) return undefined;
  return vscode.Uri.from({ scheme: itemScheme, path: `/${key}`, query: `${error},${warning},${info}` });
}

/** Returns the label for screen readers: puts icon and colour into words. */
function spoken(node: TreeNode): string {
  const words = [node.label];
  if (node.status !== undefined) words.push(statusWords()[node.status]);
  if (node.health) words.push(healthWords()[node.health]);
  if (node.mixed === true) words.push(vscode.l10n.t('mixed'));
  // The track of a mixed item, and when it is due.
  const more = node.description?.split(' · ') ?? [];
  words.push(...more.filter((part) => part !== '' && !words.includes(part)));
  if (node.whatIf !== undefined) words.push(node.whatIf);
  const count =
    node.findings === undefined ? 0 : node.findings.error + node.findings.warning + node.findings.info;
  if (count === 1) words.push(vscode.l10n.t('1 finding'));
  else if (count > 0) words.push(vscode.l10n.t('{0} findings', count));
  return words.join(', ');
}

function healthWords(): Readonly<Record<Health, string>> {
  return {
    'on-track': vscode.l10n.t('on track'),
    'at-risk': vscode.l10n.t('at risk'),
    'off-track': vscode.l10n.t('off track'),
  };
}
