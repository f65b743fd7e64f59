/**
 * Flattens Jira's JSON: an issue of a search as a flat record, with its text without markup, its links, and its
 * status history.
 */
import { isObject, type JsonObject } from './json-object.ts';

const list = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Tells whether records are issues of Jira. */
export const areIssues = (records: readonly unknown[]): boolean =>
  records.length > 0 &&
  records.every(
    (record) =>
      isObject(record) &&
      typeof record['key'] === 'string' &&
      isObject(record['fields']) &&
      'summary' in record['fields'],
  );

/** Flattens an issue to a record, keyed by the heads of Jira's CSV and the names of custom fields. */
export function flatIssue(issue: unknown): JsonObject {
  const {
    key,
    fields = {},
    changelog,
  } = issue as { key: string; fields?: JsonObject; changelog?: JsonObject };
  const flat: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  flat['Issue key'] = key;
  for (const [name, value] of Object.entries(fields as JsonObject)) {
    if (name === 'issuelinks') flat['Blocked By'] = blockers(value);
    else if (name === 'parent' && isObject(value)) {
      flat['Parent key'] = value['key'];
      flat['Parent summary'] = isObject(value['fields']) ? value['fields']['summary'] : undefined;
    } else flat[HEADS[name] ?? name] = isDocument(value) ? textOf(value) : value;
  }
  const history = statusHistory(changelog);
  if (Object.keys(history).length > 0) flat['x-status-history'] = history;
  return flat;
}

const HEADS: Readonly<Record<string, string>> = {
  summary: 'Summary',
  issuetype: 'Issue Type',
  status: 'Status',
  assignee: 'Assignee',
  duedate: 'Due date',
  labels: 'Labels',
  description: 'Description',
  resolutiondate: 'Resolved',
};

/** Returns the keys of the issues that block this one. */
const blockers = (links: unknown): readonly string[] =>
  list(links).flatMap(({ type, inwardIssue }) =>
    isObject(type) && /block/i.test(String(type['inward'])) && isObject(inwardIssue)
      ? [String(inwardIssue['key'])]
      : [],
  );

const isDocument = (value: unknown): value is JsonObject =>
  isObject(value) && value['type'] === 'doc' && Array.isArray(value['content']);

/** Extracts the text of an Atlassian document: one line per paragraph, list items with a dash. */
function textOf(document: JsonObject): string {
  const lines: string[] = [];
  let open = '';
  const end = (): void => {
    if (open.trim() !== '') lines.push(open.trim());
    open = '';
  };
  const walk = (node: JsonObject, depth: number): void => {
    const { type, text, content, attrs } = node;
    if (depth > 50) return;
    if (typeof text === 'string') open += text;
    else if (type === 'hardBreak') open += '\n';
    else if ((type === 'mention' || type === 'emoji' || type === 'inlineCard') && isObject(attrs))
      open += String(attrs['text'] ?? attrs['shortName'] ?? attrs['url'] ?? '');
    if (type === 'listItem') open += '- ';
    for (const inner of list(content)) walk(inner, depth + 1);
    if (/^(?:paragraph|heading|listItem|codeBlock|tableRow)$/.test(String(type))) end();
  };
  walk(document, 0);
  end();
  return lines.join('\n');
}

/** Returns the status on each day on which it changed. */
function statusHistory(changelog: unknown): Readonly<Record<string, string>> {
  const history: Record<string, string> = Object.create(null) as Record<string, string>;
  const changes = list(isObject(changelog) ? changelog['histories'] : null)
    .map(({ created, items }) => ({ day: String(created).slice(0, 10), items }))
    .filter(({ day }) => /^\d{4}-\d{2}-\d{2}$/.test(day))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const { day, items } of changes)
    for (const { field, toString: to } of list(items) as readonly { field?: unknown; toString?: unknown }[])
      if (field === 'status' && typeof to === 'string') history[day] = to;
  return history;
}
