/** Recognizes exports of trackers by their characteristic heads, and maps their columns to keys. */
import { foldWords } from '../../core/text/fold-words.ts';

export interface KnownExport {
  /** User-facing name of the tracker. */
  readonly name: string;
  /** Heads that must all be present, folded by `foldWords`. */
  readonly needs: readonly string[];
  /** Keys by head; null leaves a column out. Other columns are guessed as usual. */
  readonly keys: Readonly<Record<string, string | null>>;
}

const EXPORTS: readonly KnownExport[] = [
  {
    name: 'Jira',
    needs: ['issue key', 'issue type', 'summary'],
    keys: {
      'issue key': 'id',
      summary: 'title',
      parent: null,
      'parent key': 'parent',
      'parent summary': 'parent-title',
      'custom field epic link': 'parent',
      'epic link': 'parent',
      resolved: 'completed',
      'issue type': null,
      'issue id': null,
      'parent id': null,
      'project key': null,
      'project name': null,
      'project type': null,
      'project lead': null,
      'project lead id': null,
      // Describes the project of all issues, not an issue.
      'project description': null,
      'status category': null,
      'status category changed': null,
      'outward issue link blocks': null,
    },
  },
  {
    name: 'Azure DevOps',
    needs: ['work item type', 'state', 'assigned to'],
    keys: {
      id: 'id',
      title: 'title',
      'title 1': 'title',
      state: 'status',
      'assigned to': 'owner',
      'area path': 'group',
      parent: 'parent',
      'closed date': 'completed',
      'iteration path': null,
      'work item type': null,
      // Points or hours, not full-time equivalents.
      effort: null,
      'story points': null,
      'remaining work': null,
      'created date': null,
    },
  },
  {
    name: 'Asana',
    needs: ['task id', 'section column', 'name'],
    keys: {
      'task id': 'id',
      name: 'title',
      notes: 'description',
      'section column': 'status',
      projects: 'group',
      'parent task': 'parent',
      'blocked by dependencies': 'depends-on',
      'blocking dependencies': null,
      'completed at': 'completed',
      'assignee email': null,
    },
  },
  {
    name: 'Trello',
    needs: ['card id', 'card name', 'list name'],
    keys: {
      'card id': 'id',
      'card name': 'title',
      'card description': 'description',
      'card url': 'links',
      'list name': 'status',
      'board name': null,
      members: 'owner',
      'last activity date': null,
      'due complete': null,
      archived: null,
    },
  },
  {
    name: 'Microsoft Planner',
    needs: ['task name', 'bucket name', 'progress'],
    keys: {
      'task id': 'id',
      'task name': 'title',
      'bucket name': 'group',
      progress: 'status',
      'assigned to': 'owner',
      'completed date': 'completed',
      'created date': null,
      'created by': null,
      'completed by': null,
    },
  },
  {
    name: 'Microsoft Project',
    needs: ['outline level', 'duration'],
    keys: {
      'unique id': null,
      id: 'id',
      name: 'title',
      'task name': 'title',
      finish: 'end',
      'outline level': 'level',
      predecessors: 'depends-on',
      'resource names': 'owner',
      wbs: null,
      'task mode': null,
    },
  },
  {
    name: 'Smartsheet',
    needs: ['task name', 'predecessors', 'assigned to'],
    keys: { 'task name': 'title', finish: 'end', 'assigned to': 'owner', predecessors: null, comments: null },
  },
  {
    name: 'GitHub Projects',
    needs: ['title', 'status', 'linked pull requests'],
    keys: {
      title: 'title',
      url: 'links',
      assignees: 'owner',
      milestone: 'group',
      'parent issue': 'parent',
      'target date': 'end',
      repository: null,
      'linked pull requests': null,
      reviewers: null,
    },
  },
  {
    name: 'Notion',
    needs: ['name', 'last edited time'],
    keys: {
      name: 'title',
      assign: 'owner',
      person: 'owner',
      date: 'period',
      timeline: 'period',
      dates: 'period',
      'parent item': 'parent',
      'sub item': null,
      'created time': null,
      'last edited time': null,
      'blocked by': 'depends-on',
      blocking: null,
    },
  },
  {
    name: 'Airtable',
    needs: ['name', 'attachments', 'status'],
    keys: { name: 'title', notes: 'description', attachments: null },
  },
];

/** Returns the tracker whose export has these heads, or null. */
export function exportOf(heads: readonly string[]): KnownExport | null {
  const all = new Set(heads.map(foldHead));
  return EXPORTS.find(({ needs }) => needs.every((head) => all.has(head))) ?? null;
}

/** Returns the key of a column, null to leave it out, or undefined to guess. */
export const keyInExport = ({ keys }: KnownExport, head: string): string | null | undefined =>
  keys[foldHead(head)];

const foldHead = (head: string): string => foldWords(head.replace(/^custom field \((.*)\)$/i, '$1'));
