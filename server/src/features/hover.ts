/**
 * Explains what is at the caret: the meaning of a key, the entry behind an id, the day a date resolves to, the reasons
 * of a verdict.
 */

import type { Hover, HoverParams } from 'vscode-languageserver-protocol';
import { readingOf } from '../core/document/read-block.ts';
import type { Measure, Scalar } from '../core/language/values.ts';
import { viewOf } from '../core/model/item.ts';
import { roomFor } from '../core/model/room.ts';
import type { DayRange } from '../core/text/days.ts';
import { isoDay } from '../core/text/days.ts';
import { t, translated } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { roomWords } from '../report/facts/room-words.ts';
import { shownEvidence } from '../rules/kit/mixed-quotes.ts';
import { fte } from '../rules/kit/time-words.ts';
import { balanceFor } from '../session/counts.ts';
import type { FileSnapshot } from '../session/session.ts';
import { evidenceSpan } from '../traits/item-subject.ts';
import { defineFeature } from './kit/feature.ts';
import { hoverMarkup } from './kit/markup.ts';
import { atPosition } from './kit/shapes.ts';
import { type Here, type Hit, hereAt, hitAt } from './place/entry-at.ts';
import { entryOf, idAt } from './place/id-at.ts';
import { placeAt } from './place/place.ts';
import { dateWords, fromToday, longDay, roughly } from './words/date-words.ts';
import { entryCard } from './words/entry-card.ts';
import { keyDoc, valueDoc } from './words/key-docs.ts';
import { codeSpan, escapeMarkdown } from './words/markdown.ts';
import { measureMarkdown } from './words/measure-words.ts';
import { optionWords, ruleMarkdown } from './words/rule-words.ts';
import { scenarioWords } from './words/scenario-words.ts';
import { evidenceMarkdown, verdictMarkdown } from './words/verdict-words.ts';

export const hover = defineFeature<HoverParams, Hover | null>({
  method: 'textDocument/hover',
  params: atPosition,
  capabilities: () => ({ hoverProvider: true }),
  none: null,
  handle: (file, { position }, { session, client }) => {
    const offset = session.offsetOf(file.document, position);
    const here = hereAt(file, offset);
    const found = here === null ? null : (inComment(file, here) ?? inEntry(file, here, offset));
    if (here === null || found === null) return null;
    return {
      contents: hoverMarkup(client, found.text),
      range: session.rangeIn(file.document, here.block, found.span),
    };
  },
  inScenario: (file, { position }, { session, client }) => {
    const found = scenarioWords(file, session.offsetOf(file.document, position));
    return found === null
      ? null
      : {
          contents: hoverMarkup(client, found.text),
          range: session.rangeIn(file.document, found.here.block, found.span),
        };
  },
});

interface Found {
  readonly text: string;
  readonly span: Span;
}

/** Explains an ignore comment: the rule at the caret, or all rules it names. */
function inComment(file: FileSnapshot, { block, offset }: Here): Found | null {
  const ignore = readingOf(block).ignores.find(({ span }) => offset >= span.start && offset <= span.end);
  if (ignore === undefined) return null;
  const { until } = ignore;
  const { today } = file.session;
  if (until !== undefined && offset >= until.span.start && offset <= until.span.end && until.date !== 'bad') {
    return { text: t`Holds until ${dateWords(until.date, 'until', today)}.`, span: until.span };
  }
  const one = ignore.rules.find(({ span }) => offset >= span.start && offset <= span.end);
  const named = one === undefined ? ignore.rules : [one];
  const texts = named.map(
    ({ name }) => ruleMarkdown(file.analysis.rules, name) ?? t`There is no rule ${codeSpan(name)}.`,
  );
  return texts.length === 0 ? null : { text: texts.join('\n\n---\n\n'), span: one?.span ?? ignore.span };
}

function inEntry(file: FileSnapshot, here: Here, offset: number): Found | null {
  const hit = hitAt(here);
  if (hit === null) return byPlace(file, offset);
  const text =
    hit.root === 'top' && hit.path[0] === 'rules' && hit.path.length > 1
      ? ruleText(file, hit)
      : hit.role === 'key'
        ? keyText(file, here, hit)
        : valueText(file, here, hit, offset);
  return text === null ? null : { text, span: hit.span };
}

/** Falls back to scanning the line where YAML cannot be parsed. */
function byPlace(file: FileSnapshot, offset: number): Found | null {
  const place = placeAt(file.document, offset);
  if (place === null || place.role !== 'key' || place.span.end === place.span.start) return null;
  const text = keyDoc(place.root, [...place.path, place.block.text.slice(place.span.start, place.span.end)]);
  return text === null ? null : { text, span: place.span };
}

function ruleText(file: FileSnapshot, hit: Hit): string | null {
  const id = String(hit.path[1]);
  const rule = file.analysis.rules.find((one) => one.id === id);
  if (rule === undefined) return null;
  if (hit.path.length === 2) return ruleMarkdown(file.analysis.rules, id);
  const option = String(hit.path[2]);
  return `${t`**${escapeMarkdown(option)}** of \`${id}\``}\n\n${optionWords(rule, option)}`;
}

function keyText(file: FileSnapshot, here: Here, hit: Hit): string | null {
  const own = keyDoc(hit.root, hit.path);
  const more = isTrack(hit)
    ? verdictOf(file, here)
    : hit.path.length === 3
      ? measureText(here, hit)
      : hit.key === 'balance'
        ? balanceText(file)
        : hit.path.length === 1 && ASK_ROOM.has(hit.key)
          ? roomText(file, here)
          : null;
  return [own, more].filter((part) => part !== null).join('\n\n---\n\n') || null;
}

function valueText(file: FileSnapshot, here: Here, hit: Hit, offset: number): string | null {
  const evidence = evidenceText(file, here, offset);
  const id = idAt(file, offset);
  if (id !== null) {
    const ref = id.declaration ? here.ref : entryOf(file.portfolio, id.kind, id.id);
    return ref === null
      ? t`There is no ${translated(id.kind)} ${codeSpan(id.id)} in this portfolio.`
      : [evidence, entryCard(file, ref)].filter((part) => part !== null).join('\n\n');
  }
  if (isTrack(hit))
    // The verdict first: the line over an item leads here, and may say another track than the one declared.
    return [verdictOf(file, here), valueDoc(hit.root, hit.path, (hit.value as Scalar<string>).text)]
      .filter((part) => part !== null)
      .join('\n\n---\n\n');
  const main = scalarText(file, here, hit);
  return [evidence, main].filter((part) => part !== null).join('\n\n') || null;
}

function scalarText(file: FileSnapshot, here: Here, hit: Hit): string | null {
  const scalar = hit.value as Scalar<unknown>;
  const { today } = file.session;
  const { scalar: kind } = hit.meta;
  const inMeasure = hit.path[0] === 'measures' && hit.path.length > 2;
  if ((kind === 'date' || kind === 'done') && typeof scalar.value === 'object') {
    const words = dateWords(scalar.value as DayRange, hit.key, today);
    return inMeasure ? [words, measureText(here, hit)].join('\n\n') : words;
  }
  if (kind === 'duration' && typeof scalar.value === 'number') return durationText(here, scalar.value, today);
  if (kind === 'effort' && typeof scalar.value === 'number')
    return `${fte(scalar.value)}\n\n${keyDoc(hit.root, hit.path.slice(0, 1)) ?? ''}`;
  if (kind === 'choice') return valueDoc(hit.root, hit.path, scalar.text) ?? keyDoc(hit.root, hit.path);
  if (inMeasure) return measureText(here, hit);
  if (hit.root === 'top' && hit.key === 'portfolio') return portfolioText(file);
  if (hit.root === 'top' && hit.path[0] === 'balance') return balanceText(file);
  if ((hit.key === 'title' || hit.key === 'name') && hit.path.length === 1 && here.ref !== null)
    // Leave out findings: the editor shows those at the title itself.
    return [entryCard(file, here.ref, false), statesNoTrack(here) ? verdictOf(file, here) : null]
      .filter((part) => part !== null)
      .join('\n\n---\n\n');
  return typeof hit.path.at(-1) === 'number'
    ? keyDoc(hit.root, hit.path.slice(0, -1))
    : keyDoc(hit.root, hit.path);
}

const isTrack = (hit: Hit): boolean => hit.root === 'item' && hit.path.length === 1 && hit.key === 'track';

/** Keys of a planned item that also show the room for it. */
const ASK_ROOM: ReadonlySet<string> = new Set(['status', 'effort', 'teams']);

function roomText({ portfolio, session }: FileSnapshot, { ref }: Here): string | null {
  const room = ref?.kind === 'item' ? roomFor(portfolio, ref, session.today) : null;
  if (room === null) return null;
  const lines = roomWords(room).map((words) => `- ${escapeMarkdown(words)}`);
  return `${t`**What would make room for this?**`}\n\n${lines.join('\n')}`;
}

/** Tells whether the item has no track; otherwise verdict and reasons are shown at the track. */
const statesNoTrack = ({ ref }: Here): boolean =>
  ref !== null && ref.kind === 'item' && viewOf(ref).fields.track === undefined;

function verdictOf(file: FileSnapshot, { ref }: Here): string | null {
  return ref === null || ref.kind !== 'item' ? null : verdictMarkdown(file.analysis, viewOf(ref));
}

/** Describes the measure that a key or value belongs to. */
function measureText({ ref }: Here, hit: Hit): string | null {
  const [key, at] = hit.path;
  if (ref === null || key !== 'measures' || typeof at !== 'number') return null;
  if (ref.kind === 'team') return null;
  const { measures } = ref.entry.values.fields;
  const measure = hit.around.find(
    (value): value is Measure =>
      (measures?.items as readonly unknown[] | undefined)?.includes(value) === true,
  );
  if (measure === undefined) return null;
  const view = ref.kind === 'item' ? viewOf(ref) : null;
  const end = ref.entry.values.fields.end?.value?.last ?? null;
  return measureMarkdown(measure, { start: view?.start ?? null, end });
}

function durationText({ ref }: Here, days: number, today: number): string {
  const view = ref?.kind === 'item' ? viewOf(ref) : null;
  const start = view?.start ?? null;
  const last = start === null || view?.end != null ? null : start + days - 1;
  return t`**${days} days**, about ${roughly(days)}${last === null ? '' : t`: from ${isoDay(start as number)} to ${longDay(last)}, ${fromToday(last, today)}`}`;
}

/** Describes the evidence at the caret, if the verdict rests on words there. */
function evidenceText(file: FileSnapshot, { ref, offset }: Here, _at: number): string | null {
  if (ref === null || ref.kind !== 'item') return null;
  const view = viewOf(ref);
  const pieces = shownEvidence(view, file.analysis.context.judge).filter((piece) => {
    const span = evidenceSpan(view, piece);
    return span !== null && offset >= span.start && offset <= span.end;
  });
  const piece = pieces.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return piece === undefined ? null : evidenceMarkdown(piece);
}

function portfolioText(file: FileSnapshot): string {
  const { portfolio, session, analysis } = file;
  const { period } = analysis.context;
  const { refs } = portfolio.index;
  const lines = [
    portfolio.files.size === 1
      ? t`**${escapeMarkdown(session.nameOf(portfolio))}**: ${refs.item.size} items, ${refs.goal.size} goals, ${refs.team.size} teams in ${portfolio.files.size} file`
      : t`**${escapeMarkdown(session.nameOf(portfolio))}**: ${refs.item.size} items, ${refs.goal.size} goals, ${refs.team.size} teams in ${portfolio.files.size} files`,
    t`Period ${isoDay(period.first)} to ${isoDay(period.last)}`,
  ];
  const balance = balanceText(file);
  return [...lines, ...(balance === null ? [] : [balance])].join('\n\n');
}

function balanceText({ session, portfolio }: FileSnapshot): string | null {
  const balance = balanceFor(session, portfolio);
  if (balance === null) return null;
  const { operational, strategic, mixed, basis, target, leftOut } = balance;
  const both = mixed > 0 ? t` (and ${mixed}% mixed)` : '';
  const meant =
    target === null
      ? ''
      : t`; intended are ${Math.round(target.operational)}% and ${Math.round(100 - target.operational)}%, give or take ${target.tolerance} points`;
  return t`Now ${operational}% operational and ${strategic}% strategic${both} by ${basis === 'effort' ? t`effort` : t`number of items, since none states its effort`}${meant}. ${leftOut} left out for want of ${basis === 'effort' ? t`a track or effort` : t`a track`}.`;
}
