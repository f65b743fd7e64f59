/** Sets evidence in bold in diagnostic messages, for clients that render Markdown there. */
import { type Diagnostic, MarkupKind } from 'vscode-languageserver-types';
import { viewOf } from '../../core/model/item.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import { titled } from '../../rules/kit/titles.ts';

/** The rule whose message quotes evidence. */
const RULE = 'mixed-traits';

/** Returns the diagnostic with its evidence in bold; any other one unchanged. */
export function markedDiagnostic(diagnostic: Diagnostic, { rule, ref, message }: Placed): Diagnostic {
  if (rule !== RULE || ref === null || ref.kind !== 'item') return diagnostic;
  // The message also quotes the title, which is not evidence.
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
