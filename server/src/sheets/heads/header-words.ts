/** What people write above a column, and the key of an item that it means. */
import { readScalar } from '../../core/language/read-scalar.ts';
import { readDate, readMoney } from '../../core/language/scalars.ts';
import { itemSchema, metaOf } from '../../core/language/schema.ts';

/**
 * Heads by key, those that say it best first. A head that is one of these counts most; one that holds all words of one
 * of these counts less. Lower case, words separated by one blank.
 */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  id: [
    'id',
    'key',
    'issue key',
    'item key',
    'ref',
    'reference',
    'code',
    'identifier',
    'number',
    'no',
    'nr',
    'project id',
    'initiative id',
    'ticket',
  ],
  title: [
    'title',
    'name',
    'summary',
    'initiative',
    'project',
    'initiative name',
    'project name',
    'subject',
    'headline',
    'task',
    'task name',
    'item',
    'idea',
    'action',
    'activity',
    'work',
    'what',
    'titel',
    'bezeichnung',
    'vorhaben',
    'titre',
    'nom',
    'título',
  ],
  track: ['track', 'path', 'kind of work', 'type of work', 'run or change'],
  status: ['status', 'state', 'stage', 'progress status', 'estado', 'statut'],
  health: ['health', 'rag', 'rag status', 'traffic light', 'ampel', 'confidence'],
  description: [
    'description',
    'details',
    'detail',
    'summary',
    'scope statement',
    'problem statement',
    'what and why',
    'notes',
    'abstract',
    'beschreibung',
    'descripción',
    'text',
  ],
  owner: [
    'owner',
    'assignee',
    'responsible',
    'lead',
    'project lead',
    'project manager',
    'manager',
    'accountable',
    'contact',
    'point of contact',
    'who',
    'assigned to',
    'verantwortlich',
    'responsable',
  ],
  teams: [
    'teams',
    'team',
    'department',
    'departments',
    'dept',
    'squad',
    'unit',
    'business unit',
    'abteilung',
  ],
  sponsor: ['sponsor', 'executive sponsor', 'exec sponsor', 'champion'],
  goals: [
    'goals',
    'goal',
    'objective',
    'objectives',
    'strategic objective',
    'strategic goal',
    'okr',
    'ziel',
    'ziele',
  ],
  'depends-on': [
    'depends on',
    'dependencies',
    'dependency',
    'predecessors',
    'blocked by',
    'inward issue link blocks',
  ],
  sustains: ['sustains'],
  replaces: ['replaces', 'supersedes'],
  start: [
    'start',
    'start date',
    'begin',
    'begins',
    'starts',
    'planned start',
    'actual start',
    'target start',
    'beginn',
    'début',
  ],
  end: [
    'end',
    'end date',
    'due',
    'due date',
    'finish',
    'finish date',
    'deadline',
    'target date',
    'target end',
    'planned end',
    'planned finish',
    'completion date',
    'go live',
    'go live date',
    'ende',
    'fin',
  ],
  horizon: ['horizon', 'duration', 'timeframe', 'time frame', 'dauer'],
  review: ['review', 'cadence', 'rhythm', 'frequency', 'review frequency', 'review cadence', 'meeting'],
  reviewed: ['reviewed', 'last review', 'last reviewed'],
  change: ['change', 'size of change', 'type of change', 'change type'],
  scope: ['scope', 'reach'],
  methods: ['methods', 'method', 'approach', 'tools'],
  funding: ['funding', 'funding source', 'budget type', 'source of funds'],
  budget: ['budget', 'cost', 'costs', 'estimated cost', 'total cost', 'amount', 'spend', 'kosten'],
  effort: ['effort', 'fte', 'ftes', 'effort fte', 'people', 'headcount', 'head count', 'aufwand'],
  standard: ['standard', 'standard work'],
  measures: [
    'measures',
    'measure',
    'kpi',
    'kpis',
    'metric',
    'metrics',
    'measure name',
    'kpi name',
    'metric name',
    'indicator',
    'performance indicator',
    'key performance indicator',
    'kennzahl',
  ],
  milestones: ['milestones'],
  risks: ['risks', 'risk'],
  decision: ['decision', 'decision needed', 'decision required', 'ask'],
  links: ['links', 'link', 'url', 'web link', 'website'],
  tags: [
    'tags',
    'tag',
    'labels',
    'label',
    'category',
    'categories',
    'theme',
    'themes',
    'roadmap',
    'keywords',
    'component',
    'components',
    'component s',
    'pillar',
    'workstream',
  ],
};

/** The keys that a column can be read into, in the order of the language. */
export const ITEM_KEYS: readonly string[] = Object.keys(itemSchema.shape);

/** A head without what Jira wraps around it: `Start date` of `Custom field (Start date)`. */
export const bareHead = (head: string): string => /^custom field \((.*)\)$/i.exec(head.trim())?.[1] ?? head;

/** A head's words: lower case, single blanks, what a tool wraps around them taken off. */
export function headWords(head: string): string {
  const inner = bareHead(head);
  // `fields.status.name` of Jira's JSON.
  const path = /^[\w-]+(?:\.[\w-]+)+$/.test(inner)
    ? inner
        .split('.')
        .filter(
          (part, at, all) => !(at > 0 && at === all.length - 1 && /^(?:name|value|displayName)$/.test(part)),
        )
        .slice(-1)[0]
    : inner;
  return (path ?? inner)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Heads that hold the words of a key and mean something else. */
const OTHERS =
  /\b(?:created|updated|resolved|viewed|reporter|creator|watchers?|votes|project (?:key|type|description|url)|issue (?:id|type)|parent (?:id|summary)|status category|time spent|original estimate|remaining|original|modified|avatar|cent(?:re|er)|code|ids?|e ?mail|phone|size|level|count|class)\b/;

/** Keys that a head speaks for with other words around theirs too: `Executive owner`, `Planned start date`. */
const LOOSE = new Set(
  'title status health description owner teams sponsor goals start end budget effort'.split(' '),
);

/** What a head speaks for: keys with a score, 10 for the very word, 4 for one with more words around it. */
export function keysOfHead(head: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const name = head.trim().toLowerCase();
  if (ITEM_KEYS.includes(name)) return found.set(name, 20);
  const words = headWords(head);
  if (words === '') return found;
  for (const [key, heads] of Object.entries(HEADS)) {
    const exact = heads.indexOf(words);
    // Of two columns that both say it, the better word wins: Title before Summary.
    if (exact >= 0) found.set(key, 10 - exact / 10);
    else if (LOOSE.has(key) && !OTHERS.test(words)) {
      // Only words that say little else: `Steering notes` are no description.
      const within = heads
        .slice(0, 4)
        .findIndex(
          (each) => each.length > 3 && ` ${words} `.includes(` ${each} `) && words.split(' ').length <= 4,
        );
      if (within >= 0) found.set(key, 4 - within / 10);
    }
  }
  return found;
}

/** Whether a row of cells reads as the head of a table; `below` are some of the rows below it. */
export function looksLikeHead(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0 || filled.some((cell) => cell.length > 80 || isFigure(cell))) return false;
  const known = filled.filter(
    (cell) => /^x-/.test(cell) || [...keysOfHead(cell).values()].some((score) => score >= 9),
  );
  if (known.length > 0 && (filled.length > 1 || cells.length === 1)) return true;
  // No word is known: it still is one where a column below holds what this row does not.
  return (
    filled.length > 1 &&
    new Set(filled).size === filled.length &&
    filled.every((cell) => cell.length <= 40) &&
    cells.some((cell, at) => cell !== '' && kindBelow(below.map((row) => row[at] ?? '')).test(cell))
  );
}

/** Tests for what the cells of a column are not: figures, long texts, words of a fixed list. */
function kindBelow(column: readonly string[]): { test(head: string): boolean } {
  const cells = column.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const all = (test: (cell: string) => boolean): boolean => cells.length > 0 && cells.every(test);
  if (all(isFigure) || all((cell) => cell.length > 60)) return { test: () => true };
  for (const key of ['status', 'health', 'track'] as const) {
    const says = (cell: string): boolean => {
      const reading = readScalar(metaOf(itemSchema.shape[key]), cell);
      return reading.ok || reading.meant !== undefined;
    };
    if (cells.length > 2 && all(says)) return { test: (head) => !says(head) };
  }
  return { test: () => false };
}

function isFigure(text: string): boolean {
  if (text === '') return false;
  const date = readDate(text);
  return date.ok || date.meant !== undefined || readMoney(text).ok || /^[-+]?[\d.,]+ ?%?$/.test(text);
}
