/** Renders the minutes of a meeting as Markdown: decisions, items discussed and items not reached. */
import type {
  MeetingAgenda,
  MeetingDecision,
  MeetingTopic,
  MeetingWords,
} from '../../../server/src/protocol/meeting.ts';
import type { Course, Made } from './course.ts';

/** Info string of the fenced block, by which `twotrack decide` finds it. */
export const decisionsFence = 'json twotrack-decisions';

/** Fills the placeholders of a text. */
export function put(text: string, ...values: readonly string[]): string {
  return text.replace(/%(\d)/g, (all, at: string) => values[Number(at) - 1] ?? all);
}

/**
 * Renders the minutes.
 * @param day date of the meeting, formatted for readers
 * @param carry true to append the decisions as data for `twotrack decide`
 */
export function minutesOf(course: Course, words: MeetingWords, day: string, carry: boolean): string {
  const { data, made } = course;
  const earlier = made.filter(({ decision }) => decision.act === 'became');
  const parts = [
    `# ${inline(put(words.minutesFor, data.name))}`,
    `*${inline(day)}*`,
    ...(earlier.length === 0 ? [] : [`## ${words.becameOf}`, list(earlier.map((each) => told(each, words)))]),
    ...wholePart(course, words),
    ...data.agendas.flatMap((agenda) => agendaPart(agenda, course, words)),
    ...(carry && made.length > 0 ? [words.howToWrite, carried(made)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/**
 * Lists decisions about the portfolio as a whole, or about items that are no longer on an agenda; then the questions
 * about the whole that should have been decided by now and still are not: no agenda has a place where they were reached.
 */
function wholePart({ data, made }: Course, words: MeetingWords): string[] {
  const own = made.filter(({ agenda, decision }) => agenda === null && decision.act !== 'became');
  const decided = new Set(
    made.map(({ decision }) =>
      decision.act === 'decided' && decision.item === null ? decision.asked : undefined,
    ),
  );
  const open = data.earlier.filter(
    (each) => each.whole && each.question && each.tone === 'gap' && !decided.has(each.decided),
  );
  if (own.length + open.length === 0) return [];
  const line = (each: Made): string =>
    `${each.decision.item === null ? '' : `${inline(each.title)}: `}${told(each, words)}`;
  const unanswered = open.map((each) => inline(`${asked(each.decided)} ${each.became}`));
  return [`## ${words.ofWhole}`, list([...own.map(line), ...unanswered])];
}

function agendaPart(agenda: MeetingAgenda, course: Course, words: MeetingWords): string[] {
  const made = course.made.filter((each) => each.agenda === agenda.id && each.decision.act !== 'became');
  const titles = [...new Set(made.map(({ title }) => title))];
  const decided = new Set(made.map(({ decision }) => decision.item));
  const all = [...agenda.topics, ...agenda.rest];
  const names = (topics: readonly MeetingTopic[]): string =>
    topics.map(({ title }) => inline(title)).join('; ');
  const seen = all.filter(({ key, id }) => course.wasSeen(key) && (id === null || !decided.has(id)));
  const missed = agenda.topics.filter(({ key }) => !course.wasSeen(key));
  // Leave out the agenda of items on neither path alone if it played no part.
  if (agenda.id === 'open' && made.length + seen.length + missed.length === 0) return [];
  return [
    `## ${agenda.name}`,
    ...(made.length === 0 ? [words.nothingDecided] : []),
    ...titles.flatMap((title) => [
      `### ${inline(title)}`,
      list(made.filter((each) => each.title === title).map((each) => told(each, words))),
    ]),
    ...(seen.length === 0 ? [] : [put(words.seen, names(seen))]),
    ...(missed.length === 0 ? [] : [put(words.notReached, names(missed))]),
  ];
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function told({ decision, title }: Made, words: MeetingWords): string {
  const tail = [
    decision.act === 'decided' && decision.until !== undefined ? put(words.mUntil, decision.until) : '',
    decision.by === undefined ? '' : put(words.mBy, inline(decision.by)),
  ].filter((each) => each !== '');
  const head = decision.act === 'became' ? `${inline(title)}: ${inline(decision.decided)}. ` : '';
  return `${head}${inline(wordsOf(decision, words))}${tail.length === 0 ? '' : ` (${tail.join(', ')})`}`;
}

/** Describes a decision in one sentence of plain text, for page and minutes alike. */
export function wordsOf(decision: MeetingDecision, words: MeetingWords): string {
  switch (decision.act) {
    case 'decided':
      return decision.asked === undefined ? decision.decided : `${asked(decision.asked)} ${decision.decided}`;
    case 'end':
      return [put(words.mEnd, decision.end), decision.decided]
        .filter((part) => part !== undefined)
        .join('. ');
    case 'stop':
      return [
        put(words.mStop, decision.reason),
        decision.freed === undefined ? undefined : put(words.mFreed, decision.freed),
        decision.again === undefined ? undefined : put(words.mAgain, decision.again),
      ]
        .filter((part) => part !== undefined)
        .join('; ');
    case 'split':
      return words.mSplit;
    case 'countermeasure':
      return put(words.mCountermeasure, decision.measure, decision.countermeasure);
    case 'owner':
      return put(words.mOwner, decision.owner);
    case 'looked':
      return words.mLooked;
    case 'became':
      return put(words.became, decision.became);
  }
}

/** Ends a question with a sign: its own, or else a colon. */
const asked = (question: string): string => (/[?!.:…]$/.test(question) ? question : `${question}:`);

/** Escapes text for one line of Markdown. */
function inline(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replace(/[<>]/g, (c) => ({ '<': '&lt;', '>': '&gt;' })[c] ?? c)
      .replace(/[\\`*_[\]~|]/g, '\\$&')
      .replace(/^(#{1,6}|[-+=])(?=\s|$)/, '\\$1')
      // A leading number would start an ordered list.
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** Serializes decisions as JSON, one per line. Escapes whatever could close the fence. */
function carried(made: readonly Made[]): string {
  const lines = made.map(({ decision }) => `  ${JSON.stringify(decision).replaceAll('`', '\\u0060')}`);
  return `\`\`\`${decisionsFence}\n[\n${lines.join(',\n')}\n]\n\`\`\``;
}
