/** Completes scenario files: their own keys, the ids of the entries they change, and the values of the language. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { t, translated } from '../../core/text/l10n.ts';
import { itemChangeKeys } from '../../edits/scenario/scenario.ts';
import { scenarioKeys } from '../words/scenario-keys.ts';
import { idDrafts } from './complete-values.ts';
import { type Ask, type Draft, hole, replacing } from './completion-draft.ts';

/** Keys that change an existing entry. */
const CHANGES: ReadonlySet<string> = new Set([...itemChangeKeys, 'teams', 'milestones']);

/**
 * Completes at a place in a scenario.
 * @param usual completes as in a portfolio
 */
export function scenarioDrafts(ask: Ask, usual: (ask: Ask) => Draft[]): Draft[] {
  const { place } = ask;
  if (place.root === 'top' && place.path.length === 0 && place.role === 'key') return topDrafts(ask);
  if (place.root === 'goal') return [];
  const kind = place.root === 'top' ? sectionOf(ask) : place.root;
  if (kind === null) return usual(ask);
  if (place.role === 'value' && place.path.length === 1 && place.path[0] === 'id')
    return idDrafts(ask, kind, new Set(), (id) => replacing(place, id));
  const begins = place.path.length === 0 || place.root === 'top';
  if (begins && (place.role === 'element' || place.keys.size === 0)) {
    const dash = place.inline ? '' : '- ';
    const [open, close] = place.flow ? ['{', '}'] : ['', ''];
    const named = idDrafts(ask, kind, new Set(), (id) => `${dash}${open}id: ${id}${close}`);
    return kind === 'item' ? [...named, ...usual(ask)] : named;
  }
  if (place.role === 'key' && place.path.length === 0 && place.root !== 'top') {
    const all = usual(ask);
    if (kind === 'team') return all.filter(({ label }) => label === 'capacity');
    return place.keys.has('title') ? all : all.filter(({ label }) => CHANGES.has(label) || label === 'title');
  }
  return usual(ask);
}

function sectionOf({ place }: Ask): 'item' | 'team' | null {
  return place.path[0] === 'items' ? 'item' : place.path[0] === 'teams' ? 'team' : null;
}

function topDrafts({ place, file }: Ask): Draft[] {
  const after: Readonly<Record<string, string>> = {
    scenario: ` ${hole(1, 'What would be otherwise')}`,
    base: ` ${hole(1, '..')}`,
    description: ` ${hole(1, 'What it is for')}`,
    balance: ` {operational: ${hole(1, '60%')}}`,
    items: '\n  - id: $1',
    teams: '\n  - id: $1',
  };
  const taken = new Set(
    [...file.document.text.matchAll(/^([a-z]+)[ \t]*:/gm)].map((match) => match[1] as string),
  );
  return Object.entries(scenarioKeys)
    .filter(([key]) => !taken.has(key) && !place.keys.has(key))
    .map(([key, doc]) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: key === 'scenario' ? `${t`required`} · ${translated(doc)}` : translated(doc),
      snippet: place.colon ? key : `${key}:${after[key] ?? ''}`,
      oneLine: `${key}:`,
    }));
}
