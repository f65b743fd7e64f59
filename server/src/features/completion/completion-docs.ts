/** Documents a completion item when it is resolved. */
import { rules } from '../../rules/index.ts';
import type { Session } from '../../session/session.ts';
import { entryOf } from '../place/id-at.ts';
import { entryCard } from '../words/entry-card.ts';
import { keyDoc, valueDoc } from '../words/key-docs.ts';
import { optionWords, ruleMarkdown } from '../words/rule-words.ts';
import type { DocData } from './completion-draft.ts';

/** Returns the documentation of a completion item in Markdown; null if there is none. */
export function docOf(session: Session, data: DocData): string | null {
  switch (data.doc) {
    case 'key':
      return keyDoc(data.root, data.path);
    case 'value':
      return valueDoc(data.root, data.path, data.value);
    case 'rule':
      return ruleMarkdown(rules, data.rule);
    case 'option': {
      const rule = rules.find(({ id }) => id === data.rule);
      return rule === undefined ? null : `**${data.option}**\n\n${optionWords(rule, data.option)}`;
    }
    case 'entry': {
      const file = session.snapshot(data.uri);
      const ref = file === null ? null : entryOf(file.portfolio, data.kind, data.id);
      return file === null || ref === null ? null : entryCard(file, ref);
    }
    default:
      return null;
  }
}
