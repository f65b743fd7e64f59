/** Marks in a message the words that a verdict rests on, for a client that shows Markdown there. */
import { type Diagnostic, MarkupKind } from 'vscode-languageserver-types';
import { viewOf } from '../../core/model/item.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import { titled } from '../../rules/kit/titles.ts';

/** The rule whose message quotes evidence from the item. */
const RULE = 'mixed-traits';

/** The diagnostic with its evidence in bold; any other one as it is. */
export function markedDiagnostic(diagnostic: Diagnostic, { rule, ref, message }: Placed): Diagnostic {
  if (rule !== RULE || ref === null || ref.kind !== 'item') return diagnostic;
  // The title is quoted too, and says nothing of a track.
  const title = titled(viewOf(ref));
  const at = message.indexOf(title);
  const [before, own, after] =
    at < 0 ? ['', '', message] : [message.slice(0, at), title, message.slice(at + title.length)];
  const marked = (text: string): string => escaped(text).replace(/“[^“”]+”/g, (words) => `**${words}**`);
  return {
    ...diagnostic,
    message: { kind: MarkupKind.Markdown, value: marked(before) + escaped(own) + marked(after) },
  };
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
