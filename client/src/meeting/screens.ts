/** Renders the screens of a meeting, completely on each change. */
import type {
  EarlierDecision,
  MeetingAgenda,
  MeetingTopic,
  MeetingWords,
} from '../../../server/src/protocol/meeting.ts';
import type { Course } from './course.ts';
import { h } from './dom.ts';
import { put, wordsOf } from './minutes.ts';

/** Actions that a screen can trigger. */
export interface Doing {
  readonly next: () => void;
  readonly open: (key: string) => void;
  readonly became: (earlier: EarlierDecision) => void;
  /** Opens the form for a decision about the portfolio as a whole. */
  readonly decide: () => void;
}

const signs = { good: '✓', gap: '!', open: '·' } as const;
/** Icons for the kinds of reasons; text beside them names the kind. */
const kinds = { asks: '?', red: '▲', sign: '◆', changed: 'Δ', late: '!', mixed: '◐' } as const;

/** Renders the opening screen: earlier decisions, planned lengths and a start button. */
export function opening(course: Course, words: MeetingWords, doing: Doing): HTMLElement {
  const { data } = course;
  return h(
    'section',
    { class: 'screen opening' },
    h('p', { class: 'when' }, data.when),
    h('h1', { tabindex: -1 }, data.name),
    h('p', { class: 'lead' }, `${data.headline}.`),
    h(
      'div',
      { class: 'lengths' },
      data.agendas.filter(({ topics }) => topics.length > 0).map((agenda) => lengthOf(agenda, course, words)),
      h('button', { class: 'main', onclick: doing.next }, words.begin, ' ', h('kbd', {}, 'Enter')),
    ),
    h('h2', {}, words.earlier),
    data.earlier.length === 0
      ? h('p', { class: 'none' }, words.noEarlier)
      : h(
          'ol',
          { class: 'earlier' },
          data.earlier.map((each) => earlierRow(each, words, doing)),
        ),
    data.decidable && wholePart(course, words, doing),
  );
}

/** Lists decisions that belong to no item, with a button for another one. */
function wholePart({ made }: Course, words: MeetingWords, { decide }: Doing): HTMLElement {
  const now = made.filter(({ decision: { item, act } }) => item === null && act === 'decided');
  return h(
    'section',
    { class: 'whole', 'aria-labelledby': 'whole' },
    h('h2', { id: 'whole' }, words.ofWhole),
    now.length > 0 &&
      h(
        'ul',
        {},
        now.map(({ decision }) => h('li', {}, wordsOf(decision, words))),
      ),
    h('button', { onclick: decide }, words.decideWhole, ' ', h('kbd', {}, 'D')),
  );
}

function lengthOf(agenda: MeetingAgenda, course: Course, words: MeetingWords): HTMLElement {
  const id = `length-${agenda.id}`;
  const meant = course.meant.get(agenda.id);
  const input = h('input', { id, type: 'number', min: 0, max: 600, value: meant, placeholder: '–' });
  input.addEventListener('input', () => {
    const minutes = Number(input.value);
    if (minutes > 0) course.meant.set(agenda.id, minutes);
    else course.meant.delete(agenda.id);
  });
  return h(
    'p',
    { class: agenda.id },
    h('label', { for: id }, agenda.name),
    input,
    h('span', {}, words.inMinutes),
  );
}

function earlierRow(each: EarlierDecision, words: MeetingWords, doing: Doing): HTMLElement {
  return h(
    'li',
    { class: each.tone },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, signs[each.tone]),
    h(
      'div',
      {},
      h('p', { class: 'title' }, each.title),
      h('p', {}, h('strong', {}, each.decided), each.when === '' ? null : ` (${each.when})`),
      h('p', {}, put(words.became, each.became)),
    ),
    each.open && each.writable
      ? h('button', { onclick: () => doing.became(each) }, each.question ? words.doDecided : words.sayBecame)
      : null,
  );
}

/** Renders both agendas side by side, strategy first. */
export function agendas(course: Course, words: MeetingWords, doing: Doing): HTMLElement {
  return h(
    'section',
    { class: 'screen agendas' },
    h('h1', { tabindex: -1 }, words.agenda),
    h('p', { class: 'when' }, course.data.order),
    h(
      'div',
      { class: 'columns' },
      course.data.agendas.map((agenda) => agendaColumn(agenda, course, words, doing)),
    ),
  );
}

function agendaColumn(agenda: MeetingAgenda, course: Course, words: MeetingWords, doing: Doing): HTMLElement {
  const row = (topic: MeetingTopic): HTMLElement =>
    h(
      'li',
      { class: course.wasSeen(topic.key) ? 'seen' : '' },
      h(
        'button',
        { class: 'topic', onclick: () => doing.open(topic.key) },
        h('span', { class: 'title' }, topic.title),
        topic.reasons[0] !== undefined &&
          h('span', { class: 'why' }, `${kinds[topic.reasons[0].kind]} ${topic.reasons[0].words}`),
      ),
    );
  const { topics, rest } = agenda;
  return h(
    'section',
    { class: agenda.id, 'aria-labelledby': `agenda-${agenda.id}` },
    h('h2', { id: `agenda-${agenda.id}` }, agenda.name),
    topics.length === 0
      ? h('p', { class: 'none' }, words.nothingOnAgenda)
      : h('ol', { 'aria-label': words.onAgenda }, topics.map(row)),
    rest.length > 0 &&
      h('details', {}, h('summary', {}, put(words.restOf, String(rest.length))), h('ul', {}, rest.map(row))),
  );
}

/** Renders one item, enlarged. */
export function topicScreen(course: Course, words: MeetingWords): HTMLElement {
  const { at } = course;
  if (at.kind !== 'topic') return h('section');
  const { topic, agenda } = at;
  const now = course.made.filter(({ decision }) => topic.id !== null && decision.item === topic.id);
  return h(
    'section',
    { class: `screen item ${agenda.id}` },
    h('p', { class: 'when' }, topic.facts.join(' · ')),
    h('h1', { tabindex: -1 }, topic.title),
    topic.reasons.length > 0 &&
      h(
        'ul',
        { class: 'reasons' },
        topic.reasons.map(({ kind, words: said }) =>
          h('li', { class: kind }, h('span', { class: 'sign', 'aria-hidden': 'true' }, kinds[kind]), said),
        ),
      ),
    now.length > 0 &&
      h(
        'section',
        { class: 'now', 'aria-labelledby': 'now' },
        h('h2', { id: 'now' }, words.decidedNow),
        h(
          'ul',
          {},
          now.map(({ decision }) => h('li', {}, wordsOf(decision, words))),
        ),
      ),
    topic.on === 'item' && h('div', { class: 'halves' }, saidOf(topic, words), measuresOf(topic, words)),
    topic.id === null && h('p', { class: 'none' }, topic.on === 'goal' ? words.goalOnly : words.noId),
  );
}

function saidOf(topic: MeetingTopic, words: MeetingWords): HTMLElement {
  const { last } = topic;
  return h(
    'div',
    {},
    h('h2', {}, words.wordsOf),
    topic.words === '' ? h('p', { class: 'none' }, words.noWords) : h('p', { class: 'own' }, topic.words),
    topic.room.length > 0 && h('h2', {}, words.room),
    topic.room.length > 0 &&
      h(
        'ul',
        { class: 'room' },
        topic.room.map((said) => h('li', {}, said)),
      ),
    h('h2', {}, words.lastDecision),
    last === null
      ? h('p', { class: 'none' }, words.noDecision)
      : [
          h('p', {}, h('strong', {}, last.decided), last.when === '' ? null : ` (${last.when})`),
          h('p', { class: last.tone }, put(words.became, last.became)),
        ],
  );
}

function measuresOf(topic: MeetingTopic, words: MeetingWords): HTMLElement {
  const figure = (text: string, value: string): string => (value === '' ? '' : put(text, value));
  return h(
    'div',
    {},
    h('h2', {}, words.measures),
    topic.measures.length === 0
      ? h('p', { class: 'none' }, words.noMeasures)
      : h(
          'ul',
          { class: 'measures' },
          topic.measures.map(({ name, last, when, plan, target, behind, countermeasure }) =>
            h(
              'li',
              { class: behind ? 'behind' : '' },
              h('span', { class: 'name' }, name),
              h('span', { class: 'figure' }, last === '' ? words.notRead : last),
              h(
                'span',
                { class: 'beside' },
                [
                  last === '' ? '' : put(words.read, when),
                  figure(words.plan, plan),
                  figure(words.target, target),
                ]
                  .filter((part) => part !== '')
                  .join(' · '),
              ),
              behind && h('span', { class: 'flag' }, `▲ ${words.behind}`),
              countermeasure !== '' &&
                h('span', { class: 'beside' }, put(words.countermeasure, countermeasure)),
            ),
          ),
        ),
    topic.milestones.length > 0 && h('h2', {}, words.milestones),
    topic.milestones.length > 0 &&
      h(
        'ul',
        { class: 'milestones' },
        topic.milestones.map(({ words: said, late, done }) =>
          h(
            'li',
            { class: late ? 'late' : '' },
            h('span', { class: 'sign', 'aria-hidden': 'true' }, done ? '✓' : late ? '!' : '◇'),
            `${said}${late ? `, ${words.late}` : done ? `, ${words.met}` : ''}`,
          ),
        ),
      ),
  );
}
