/** Serves scenarios: compares them on a page, adds a change to one, and applies one as edits of the portfolio. */
import { z } from 'zod';
import { Document } from '../core/document/document.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Edit } from '../core/text/finding.ts';
import { t } from '../core/text/l10n.ts';
import { readScenario, scenarioIn } from '../edits/scenario/read-scenario.ts';
import type { Scenario, ScenarioChange } from '../edits/scenario/scenario.ts';
import { newScenario, scenarioEdit } from '../edits/scenario/scenario-edit.ts';
import { applyEdits } from '../edits/text/apply-edits.ts';
import { lineEdits } from '../edits/text/rewrite.ts';
import {
  scenarioBase as baseMethod,
  type CompareScenariosParams,
  type CompareScenariosResult,
  compareScenarios as compareMethod,
  type EditScenarioParams,
  type EditScenarioResult,
  editScenario as editMethod,
  type PublishScenarioParams,
  type PublishScenarioResult,
  publishScenario as publishMethod,
  type ScenarioBaseParams,
  type ScenarioText,
} from '../protocol/scenario.ts';
import { type EntryLink, whatIfPage } from '../report/what-if/page.ts';
import { compared } from '../session/compared.ts';
import { applyScenario, revertScenario } from '../session/overlay.ts';
import { portfolioFor } from '../session/scenarios.ts';
import type { Session } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text, texts } from './kit/shapes.ts';
import { workspaceEdit } from './kit/workspace-edit.ts';
import { treeData } from './tree/tree-data.ts';
import { itemOfNode } from './tree/tree-nodes.ts';

const scenarioText = shapeOf<ScenarioText>({ file: text, text });

export const compareScenarios = defineSessionFeature<CompareScenariosParams, CompareScenariosResult>({
  method: compareMethod,
  params: shapeOf<CompareScenariosParams>({ portfolio: text, scenarios: z.array(scenarioText) }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, scenarios: texts }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return closed();
    const scenarios: Scenario[] = [];
    for (const text of texts) {
      const scenario = scenarioOf(text);
      if ('refused' in scenario) return scenario;
      scenarios.push(scenario);
    }
    const title = session.nameOf(portfolio);
    const all = compared({ portfolio, analysis: session.analysisOf(portfolio) }, title, scenarios);
    const found = scenarios.flatMap((scenario, i) => {
      const each = all.scenarios[i];
      return each === undefined ? [] : [{ ...scenario, ...each, file: texts[i]?.file ?? '' }];
    });
    const wrong = found.find(({ problems }) => problems.length > 0);
    const problem = wrong?.problems[0];
    if (wrong !== undefined && problem !== undefined) return problemIn(wrong.file, problem);
    return {
      html: whatIfPage(
        { name: title, today: session.today, figures: all.figures, scenarios: found },
        toText(session, portfolio),
      ),
      title,
    };
  },
});

export const editScenario = defineSessionFeature<EditScenarioParams, EditScenarioResult>({
  method: editMethod,
  params: shapeOf<EditScenarioParams>({
    portfolio: text,
    text: text.nullable(),
    name: text.optional(),
    act: z.enum(['stop', 'begin', 'move', 'capacity']),
    targets: texts,
    value: text.optional(),
    team: text.optional(),
  }),
  capabilities: () => ({}),
  handle: (params, { session }) => {
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return closed();
    const changes: ScenarioChange[] = [];
    if (params.act === 'capacity')
      changes.push({ of: 'capacity', id: params.team ?? '', value: params.value ?? '' });
    const items = treeData(session, portfolio);
    for (const target of params.targets) {
      const view = itemOfNode(items, target)?.view;
      if (view === undefined) return { refused: t`This item is no longer in the portfolio.` };
      if (view.id === null)
        return {
          refused: t`“${view.title}” has no id, and a scenario names items by theirs. Give it one first.`,
        };
      const own = changesOf(view.id, view.track, params);
      if (own === null)
        return { refused: t`“${view.title}” is on neither path. Say in the scenario which one.` };
      changes.push(...own);
    }
    const before = params.text ?? newScenario(params.name?.trim() || t`What if`);
    const result = scenarioEdit(before, changes);
    if ('refused' in result) return result;
    const document = Document.of('', before);
    return {
      text: applyEdits(before, result.edits),
      edits: result.edits.map(({ span, text }) => ({
        range: session.rangeOf(document, span),
        newText: text,
      })),
    };
  },
});

export const publishScenario = defineSessionFeature<PublishScenarioParams, PublishScenarioResult>({
  method: publishMethod,
  params: shapeOf<PublishScenarioParams>({ portfolio: text, scenario: scenarioText }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, scenario: text }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return closed();
    const scenario = scenarioOf(text);
    if ('refused' in scenario) return scenario;
    const ground = { portfolio, analysis: session.analysisOf(portfolio) };
    const overlay = applyScenario(ground, scenario);
    const after = new Map([...overlay.before.keys()].map((uri) => [uri, portfolio.files.get(uri)]));
    revertScenario(ground, overlay);
    ground.analysis.update();
    const [problem] = overlay.problems;
    if (problem !== undefined) return problemIn(text.file, problem);
    const changes = [...overlay.before].flatMap(([uri, before]) => {
      const now = after.get(uri);
      const edits = now === undefined ? [] : documentEdits(before, now);
      return edits.length === 0 ? [] : [{ uri, edits }];
    });
    return {
      edit: confirmed(workspaceEdit({ session, portfolio }, changes, client), scenario.name),
      changes: changes.length > 0,
      name: scenario.name,
    };
  },
});

export const scenarioBase = defineSessionFeature<ScenarioBaseParams, string | null>({
  method: baseMethod,
  params: shapeOf<ScenarioBaseParams>({ uri: text, text }),
  capabilities: () => ({}),
  handle: ({ uri, text }, { session }) =>
    portfolioFor(session, uri, scenarioIn(text).scenario.base)?.folder ?? null,
});

/** Links to the line of an entry, in the first editor group; not for entries that only a scenario has. */
const toText =
  (session: Session, portfolio: Portfolio): EntryLink =>
  (kind, id) => {
    const [ref] = portfolio.index.byId(kind, id);
    const place = ref && session.locationOf(portfolio, ref, ref.entry.span);
    if (place == null) return null;
    const at = { line: place.range.start.line, character: 0 };
    const args = [place.uri, { viewColumn: 1, selection: { start: at, end: at } }];
    return `command:vscode.open?${encodeURIComponent(JSON.stringify(args))}`;
  };

const closed = (): { readonly refused: string } => ({ refused: t`This portfolio is no longer open.` });

function scenarioOf({ file, text }: ScenarioText): Scenario | { readonly refused: string } {
  const read = readScenario(text);
  if (!('problems' in read)) return read;
  const [problem] = read.problems;
  return problem === undefined ? { refused: file } : problemIn(file, problem);
}

const problemIn = (
  file: string,
  { line, message }: { readonly line: number; readonly message: string },
): { readonly refused: string } => ({ refused: t`${file}, line ${line}: ${message}` });

function changesOf(
  id: string,
  track: string | null,
  { act, value = '' }: EditScenarioParams,
): readonly ScenarioChange[] | null {
  if (act === 'stop') return [{ of: 'item', id, key: 'status', value: 'stopped' }];
  if (act === 'begin') return [{ of: 'item', id, key: 'start', value }];
  if (track !== 'operational' && track !== 'strategic') return null;
  return [{ of: 'item', id, key: 'track', value: track === 'operational' ? 'strategic' : 'operational' }];
}

/** Returns the edits between two versions of a document. Compares changed blocks only. */
function documentEdits(before: Document, after: Document): readonly Edit[] {
  const kept = new Set(after.blocks);
  const edits: Edit[] = [];
  let [from, at] = [0, 0];
  const flush = (to: number, next: number): void => {
    const start = before.startOf(from);
    const gone = textOf(before, from, to);
    for (const { span, text } of lineEdits(gone, textOf(after, at, next)))
      edits.push({ span: { start: start + span.start, end: start + span.end }, text });
  };
  before.blocks.forEach((block, index) => {
    if (!kept.has(block)) return;
    const next = after.indexOf(block);
    if (next < at) return;
    flush(index, next);
    [from, at] = [index + 1, next + 1];
  });
  flush(before.blocks.length, after.blocks.length);
  return edits;
}

const textOf = (document: Document, from: number, to: number): string =>
  document.blocks
    .slice(from, to)
    .map((block) => block.text)
    .join('');

/** Makes every edit require confirmation. */
function confirmed(edit: ReturnType<typeof workspaceEdit>, name: string): ReturnType<typeof workspaceEdit> {
  if (edit.documentChanges === undefined) return edit;
  return {
    documentChanges: edit.documentChanges.map((part) =>
      'edits' in part
        ? { ...part, edits: part.edits.map((one) => ({ ...one, annotationId: 'scenario' })) }
        : part,
    ),
    changeAnnotations: { scenario: { label: name, needsConfirmation: true } },
  };
}
