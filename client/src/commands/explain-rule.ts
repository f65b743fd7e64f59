import * as vscode from 'vscode';
import { commandIds, languageId } from '../services/contributions.ts';
import { showRulePage } from '../services/rule-pages.ts';
import type { Command } from './kit/command.ts';

/** Opens the page of the given rule, of the finding at the cursor, or of a rule that the user picks. */
export const explainRule: Command = {
  id: commandIds.explainRule,
  run: async (_services, args) => {
    const named = args.filter((rule) => typeof rule === 'string' && rule !== '') as readonly string[];
    const id = named.length > 1 ? await pickRule(named) : (named[0] ?? (await ruleOfFinding()));
    if (id !== undefined) await showRulePage(id);
  },
};

async function ruleOfFinding(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here =
    editor?.document.languageId === languageId ? vscode.languages.getDiagnostics(editor.document.uri) : [];
  const atCursor = rulesOf(
    here.filter(({ range }) => editor !== undefined && range.contains(editor.selection.active)),
  );
  if (atCursor.length === 1) return atCursor[0];
  const everywhere = vscode.languages.getDiagnostics().flatMap(([, findings]) => findings);
  const rules = [atCursor, rulesOf(here), rulesOf(everywhere)].find((each) => each.length > 0);
  if (rules === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Twotrack has no finding to explain.'));
    return undefined;
  }
  return pickRule(rules);
}

function pickRule(rules: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showQuickPick(rules, {
    placeHolder: vscode.l10n.t('Explain a finding of which rule?'),
  });
}

function rulesOf(diagnostics: readonly vscode.Diagnostic[]): readonly string[] {
  const own = diagnostics.filter(({ source }) => source === 'twotrack');
  const codes = own.map(({ code }) => (typeof code === 'object' ? code.value : code));
  return [...new Set(codes.filter((code) => typeof code === 'string'))].sort();
}
