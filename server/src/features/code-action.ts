/** Offers fixes as code actions. Computes edits lazily, in `codeAction/resolve`, if the client supports it. */

import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CodeActionParams } from 'vscode-languageserver-protocol';
import {
  type CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  type Command,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { z } from 'zod';
import { type Edit, severities } from '../core/text/finding.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { acceptances } from '../rules/fixes/ignore-fixes.ts';
import type { RuleFix } from '../rules/kit/define-rule.ts';
import type { Placed } from '../rules/kit/placed.ts';
import { pages } from '../rules/pages.generated.ts';
import { fixAll, fixEdits, mends, offered } from '../session/fixes.ts';
import type { FileSnapshot } from '../session/session.ts';
import { findingsAt, findingsOfTitled } from './accept.ts';
import { diagnosticOf } from './kit/diagnostics.ts';
import { type Call, type Client, defineFeature, defineSessionFeature } from './kit/feature.ts';
import { APPLY, asksForEdits, takesCommands, takesLiterals } from './kit/literals.ts';
import { inRange, maybe, range, text, texts } from './kit/shapes.ts';
import { workspaceEdit } from './kit/workspace-edit.ts';
import { type Made, type RefactorData, refactorActions, refactoringsAt } from './refactor/refactorings.ts';
import { SPLIT_PAGE_KIND, splitPageAction } from './refactor/split-page.ts';
import { reviewUri, rulePageUri, SHOW, showsTexts } from './text-document-content.ts';

export const FIX_ALL = 'source.fixAll.twotrack';
export const REVIEW = 'source.twotrack.review';

/** Data with which a resolve request finds its fix again. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly rule: string;
  readonly line: number;
  readonly character: number;
  /** Index among the offered fixes. Titles cannot identify a fix, since two may be translated alike. */
  readonly fix: number;
  readonly title: string;
}

export const codeAction = defineFeature<CodeActionParams, (CodeAction | Command)[]>({
  method: 'textDocument/codeAction',
  params: inRange.extend({ context: z.looseObject({ only: maybe(texts) }) }),
  capabilities: (client) =>
    takesLiterals(client)
      ? {
          codeActionProvider: {
            codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL, REVIEW],
            resolveProvider: true,
          },
        }
      : { codeActionProvider: takesCommands(client) },
  none: [],
  handle: (file, { range, context }, { client }) => {
    const wants = (kind: string): boolean =>
      context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = wants(CodeActionKind.QuickFix) ? quickFixes(file, range, client) : [];
    // Not for automatic requests at a bare caret, or a lightbulb would show on every line.
    const moved = range.start.line === range.end.line && range.start.character === range.end.character;
    if (context.triggerKind !== CodeActionTriggerKind.Automatic || !moved) {
      actions.push(...refactorActions(file, range, client, wants));
      const room = actions.length < MAX_ACTIONS && !actions.some(opensSplit);
      const split = room && wants(SPLIT_PAGE_KIND) ? splitPageAction(file, range, client) : undefined;
      if (split !== undefined) actions.push(split);
    }
    // Only on request (on save, say), or a lightbulb would show on every line.
    const asks = (kind: string): boolean => context.only !== undefined && wants(kind);
    if (asks(REVIEW) && !client.own && showsTexts(client.capabilities))
      actions.push(showing(t`Open the review`, REVIEW, reviewUri(file.session, file.portfolio)));
    if (asks(FIX_ALL)) {
      const edits = fixAll(file);
      if (edits.length > 0)
        actions.push({
          title: t`Apply all safe fixes`,
          kind: FIX_ALL,
          edit: workspaceEdit(file, [{ uri: file.uri, edits }], client),
        });
    }
    return takesLiterals(client.capabilities) ? actions : commandsOf(actions, client);
  },
});

/** Returns actions as commands, for clients that know nothing else. Those that can apply no edit get none. */
function commandsOf(actions: readonly CodeAction[], { capabilities }: Client): Command[] {
  if (!takesCommands(capabilities)) return [];
  return actions.flatMap(({ title, data, command }) =>
    data === undefined ? (command ?? []) : { title, command: APPLY, arguments: [{ title, data }] },
  );
}

/** Creates an action that opens one of our virtual documents. */
function showing(title: string, kind: string, uri: string): CodeAction {
  return { title, kind, command: { title, command: SHOW, arguments: [uri] } };
}

/** Commands that open a page where a person decides. Listed first. */
const DECISIONS = ['twotrack.splitItem', 'twotrack.classifyList'];

const opensSplit = ({ command }: CodeAction): boolean => command?.command === 'twotrack.splitItem';

/** Maximum number of entries under a lightbulb. */
const MAX_ACTIONS = 7;

/**
 * Returns the fixes for findings in a range and, where it is on the title of an entry, for the rest of that, most severe
 * first, followed by one action each to accept and to explain.
 */
function quickFixes(file: FileSnapshot, range: Range, client: Client): CodeAction[] {
  const from = file.session.offsetOf(file.document, range.start);
  const to = file.session.offsetOf(file.document, range.end);
  const touched = findingsAt(file, from, to);
  const titled = findingsOfTitled(file, from, to);
  const found = bySeverity(touched.length > 0 ? touched : titled);
  // Sets, since a comment may name thousands of rules, each with a finding.
  const [isFound, isTouched] = [new Set(found), new Set(touched)];
  const others = bySeverity(titled).filter((placed) => !isFound.has(placed));
  const fixes = new Map<string, CodeAction>();
  const ignores: CodeAction[] = [];
  // On a title all of its entry counts: a remark at the title does not go before a warning about the track.
  for (const placed of bySeverity([...found, ...others])) {
    const diagnostic = diagnosticOf(file, placed);
    const own = fixActions(file, placed, diagnostic, client);
    for (const { isPreferred, ...plain } of own.fixes) {
      // A change to another line is offered, but never made as the preferred one.
      const action = isPreferred && isTouched.has(placed) ? { ...plain, isPreferred } : plain;
      const same = fixes.get(action.title);
      // Two findings may suggest the same change: offer it once, for both.
      if (same === undefined) fixes.set(action.title, action);
      else same.diagnostics?.push(diagnostic);
    }
    if (!isFound.has(placed)) continue;
    // Two findings of a rule may be accepted by the same comment.
    ignores.push(
      ...own.ignores.slice(0, 1).filter(({ title }) => !ignores.some((other) => other.title === title)),
    );
  }
  // A selection over several lines asks for a complete list.
  const most = range.start.line === range.end.line ? MAX_ACTIONS : Number.POSITIVE_INFINITY;
  const explained = explanations(found, client);
  const last =
    found.length === 0
      ? []
      : client.own
        ? forOwnClient(file, { start: from, end: to }, found, others)
        : [...ignores.slice(0, 1), ...explained, ...ignores.slice(1)];
  const room = client.own ? last.length : Math.min(1, ignores.length) + explained.length;
  const split = last.filter(opensSplit);
  const first = last.filter(({ command }) => DECISIONS.includes(command?.command ?? ''));
  const rest = last.filter((action) => !first.includes(action));
  const own = [...fixes.values()].filter(
    ({ title }) => split.length === 0 || title !== t`Split into an operational and a strategic item`,
  );
  return [...first, ...own.slice(0, most - room), ...rest].slice(0, most);
}

/** Tells whether a rule has a documentation page. House rules have none. */
const hasPage = (rule: string): boolean => Object.hasOwn(pages, rule);

/** Returns an action for the documentation page of the most severe rule that has one, if the client can open it. */
function explanations(found: readonly Placed[], { capabilities }: Client): CodeAction[] {
  const first = found.find(({ rule }) => hasPage(rule));
  if (first === undefined || !showsTexts(capabilities)) return [];
  return [showing(t`Explain ${first.rule}`, CodeActionKind.QuickFix, rulePageUri(first.rule))];
}

const bySeverity = (found: readonly Placed[]): Placed[] =>
  [...found].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

/**
 * Returns actions for our own client, which asks the user for details: split an item, accept a finding with a reason,
 * explain one.
 */
function forOwnClient(
  file: FileSnapshot,
  span: Span,
  found: readonly Placed[],
  others: readonly Placed[],
): CodeAction[] {
  const range = file.session.rangeOf(file.document, span);
  const diagnostics = found.map((placed) => diagnosticOf(file, placed));
  const rules = [...new Set(found.map(({ rule }) => rule))];
  const ask = (title: string, command: string, ...args: readonly unknown[]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title, command, arguments: [...args] },
  });
  const [only, more] = rules;
  const paged = rules.filter(hasPage);
  const [first, second] = paged;
  const able = found.some((placed) => acceptances(placed, file.portfolio).length > 0);
  const keep =
    more === undefined && only === 'mixed-traits'
      ? t`Keep as one item… (give a reason)`
      : more === undefined
        ? t`Accept this finding… (give a reason)`
        : t`Accept a finding… (give a reason)`;
  const all = [...found, ...others];
  const mixed = all.find(({ rule }) => rule === 'mixed-traits');
  const at = mixed && file.session.rangeIn(file.document, mixed.block, mixed.span).start;
  const behind = all.find(({ rule }) => rule === 'red-without-countermeasure');
  const red = behind && file.session.rangeIn(file.document, behind.block, behind.span).start;
  return [
    ...(at === undefined
      ? []
      : [
          ask(t`Split into an operational and a strategic item…`, 'twotrack.splitItem', {
            uri: file.uri,
            position: at,
          }),
        ]),
    ...(rules.includes('bare-list')
      ? [ask(t`Triage the items without a track…`, 'twotrack.classifyList', file.portfolio.folder)]
      : []),
    ...(red === undefined
      ? []
      : [ask(t`Open the A3: the problem on one page`, 'twotrack.openA3', { uri: file.uri, position: red })]),
    ...(able ? [ask(keep, 'twotrack.acceptFinding', { uri: file.uri, range })] : []),
    ...(first === undefined
      ? []
      : [
          ask(
            second === undefined ? t`Explain ${first}` : t`Explain a finding…`,
            'twotrack.explainRule',
            ...paged,
          ),
        ]),
  ];
}

/** Returns the actions for one finding: its fixes, and those that ignore it. */
function fixActions(
  file: FileSnapshot,
  placed: Placed,
  diagnostic: Diagnostic,
  client: Client,
): { readonly fixes: readonly CodeAction[]; readonly ignores: readonly CodeAction[] } {
  const lazy = asksForEdits(client);
  const titles = new Set(mends(placed, file.portfolio).map(({ title }) => title));
  const actions = offered(placed, file.portfolio, takesSnippets(client)).map((fix, nth): CodeAction => {
    const data: ActionData = {
      uri: file.uri,
      version: file.document.version,
      rule: placed.rule,
      fix: nth,
      title: fix.title,
      ...diagnostic.range.start,
    };
    const action: CodeAction = {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      ...(fix.safe && placed.fixes[0] === fix ? { isPreferred: true } : {}),
    };
    return lazy ? { ...action, data } : { ...action, edit: editOf(file, placed, fix, client) };
  });
  return {
    fixes: actions.filter(({ title }) => titles.has(title)),
    ignores: actions.filter(({ title }) => !titles.has(title)),
  };
}

export const codeActionResolve = defineSessionFeature<CodeAction, Resolved>({
  method: 'codeAction/resolve',
  params: z.looseObject({ data: maybe(z.looseObject({ uri: text, range: range.optional() })) }),
  capabilities: () => ({}),
  handle: resolved,
});

export type Resolved = CodeAction | ResponseError<void>;

/** Returns an action with its edit. If the text it was offered for has changed, tells the person, and fails. */
export function resolved(action: CodeAction, { session, client, outlet }: Call): Resolved {
  const data = action.data as ActionData | RefactorData | null | undefined;
  // Some clients write null for what was not there.
  if (data === undefined || data === null) return action;
  const file = session.snapshot(data.uri);
  const isSame = file !== null && file.document.version === data.version;
  const edit = isSame ? editNow(file, data, client) : undefined;
  if (edit === undefined) {
    const message = t`“${action.title}” was offered for another text and is not applied. Ask for the fixes again.`;
    // Some editors, VS Code among them, are silent about this error.
    outlet.say(message);
    return new ResponseError(LSPErrorCodes.ContentModified, message);
  }
  return 'refused' in edit
    ? new ResponseError(LSPErrorCodes.RequestFailed, edit.refused)
    : { ...action, edit };
}

/** Makes the edit of an action; undefined if it is no longer offered. */
function editNow(file: FileSnapshot, data: ActionData | RefactorData, client: Client): Made | undefined {
  if ('refactoring' in data)
    return refactoringsAt(file, data.range, client)
      .find(({ name }) => name === data.refactoring)
      ?.make();
  for (const placed of file.analysis.findings(file.uri)) {
    if (placed.rule !== data.rule) continue;
    const { start } = file.session.rangeIn(file.document, placed.block, placed.span);
    if (start.line !== data.line || start.character !== data.character) continue;
    const fix = offered(placed, file.portfolio, takesSnippets(client))[data.fix];
    // Another finding of the same rule may be at the same place.
    if (fix?.title === data.title) return editOf(file, placed, fix, client);
  }
  return undefined;
}

const takesSnippets = (client: Client): boolean =>
  client.capabilities.workspace?.workspaceEdit?.snippetEditSupport === true;

function editOf(file: FileSnapshot, placed: Placed, fix: RuleFix, client: Client): WorkspaceEdit {
  const byFile = new Map<string, Edit[]>();
  for (const { uri, span, text } of fixEdits(file, placed, fix)) {
    const list = byFile.get(uri);
    if (list === undefined) byFile.set(uri, [{ span, text }]);
    else list.push({ span, text });
  }
  return workspaceEdit(
    file,
    [...byFile].map(([uri, edits]) => ({ uri, edits })),
    client,
    fix,
  );
}
