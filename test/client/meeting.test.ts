/** A meeting without its page: the order of its screens, its clock, and minutes that come back as decisions. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Course } from '../../client/src/meeting/course.ts';
import { readFromMeeting } from '../../client/src/meeting/messages.ts';
import { minutesOf } from '../../client/src/meeting/minutes.ts';
import { decisionsIn } from '../../server/src/cli/input/minutes.ts';
import type {
  MeetingAgenda,
  MeetingData,
  MeetingDecision,
  MeetingTopic,
} from '../../server/src/protocol/meeting.ts';
import { meetingWords } from '../../server/src/report/meeting/words.ts';

const topic = (id: string): MeetingTopic => ({
  on: 'item',
  key: `${id}~0`,
  id,
  title: `Item ${id}`,
  facts: [],
  reasons: [{ kind: 'asks', words: 'Asks' }],
  words: '',
  measures: [],
  milestones: [],
  asked: '',
  last: null,
  owner: '',
  end: '',
  effort: '',
  room: [],
});
const agenda = (
  id: MeetingAgenda['id'],
  topics: readonly string[],
  rest: readonly string[],
): MeetingAgenda => ({
  id,
  name: id,
  topics: topics.map(topic),
  rest: rest.map(topic),
});
const data = (...agendas: readonly MeetingAgenda[]): MeetingData => ({
  name: 'Öresund *clinic*',
  when: 'Review of 15 September 2027',
  day: '2027-09-15',
  order: '',
  headline: '',
  decidable: true,
  earlier: [],
  agendas,
});
const TWO = data(agenda('strategic', ['a', 'b'], ['c']), agenda('operational', ['d'], []));
const shown = ({ at }: Course): string => (at.kind === 'topic' ? (at.topic.id ?? '') : at.kind);

describe('a meeting', () => {
  it('goes through both agendas, strategy first, and back; what is not on them is opened by hand', () => {
    const course = new Course(TWO);
    const seen = [shown(course)];
    for (let step = 0; step < 6; step++) {
      course.next(0);
      seen.push(shown(course));
    }
    assert.deepEqual(seen, ['opening', 'agenda', 'a', 'b', 'd', 'minutes', 'minutes']);
    course.back(0);
    assert.equal(shown(course), 'd');
    course.open('c~0', 0);
    assert.deepEqual([shown(course), course.position], ['c', 0]);
    course.next(0);
    assert.equal(shown(course), 'a');
  });
  it('names an item that is not the one looked at, as it is called now', () => {
    const course = new Course(TWO);
    course.open('b~0', 0);
    assert.deepEqual([course.titleOf('c'), course.titleOf('gone')], ['Item c', 'gone']);
  });
  it('keeps its order and its place when a decision changes why an item is there', () => {
    const course = new Course(TWO);
    course.open('b~0', 0);
    course.renew(data(agenda('strategic', ['a'], ['b', 'c', 'new']), agenda('operational', ['d'], [])));
    assert.deepEqual([shown(course), course.position], ['b', 2]);
    course.next(0);
    assert.equal(shown(course), 'd');
    assert.deepEqual(
      course.data.agendas[0]?.rest.map(({ id }) => id),
      ['c', 'new'],
    );
    course.renew(data(agenda('strategic', ['a'], []), agenda('operational', [], [])));
    assert.deepEqual(
      course.line.map(({ topic: { id } }) => id),
      ['a'],
    );
  });
  it('counts the time of an item and of its agenda, from the first item on, and stands where it is stopped', () => {
    const course = new Course(TWO);
    course.next(0);
    course.next(60_000);
    course.next(70_000);
    assert.deepEqual(course.spent(75_500), { item: 5, agenda: 15 });
    course.clock(false, 80_000);
    assert.deepEqual(course.spent(999_000), { item: 10, agenda: 20 });
    course.clock(true, 1_000_000);
    course.next(1_001_000);
    assert.deepEqual([course.spent(1_002_000), course.spentOn('strategic')], [{ item: 1, agenda: 1 }, 21]);
  });
  it('writes minutes that say what was decided, looked at and not reached, and carry it as data', () => {
    const course = new Course(TWO);
    course.open('a~0', 0);
    course.open('c~0', 0);
    const common = { item: 'a', date: '2027-09-15' };
    const made: readonly MeetingDecision[] = [
      {
        act: 'decided',
        ...common,
        asked: 'Two | three',
        decided: '```three``` <b>',
        by: 'Board',
        until: '2027-12',
      },
      { act: 'stop', ...common, reason: 'No site', freed: '0.5 fte', again: '2028' },
    ];
    for (const decision of made) course.decide(decision, 'Item a');
    course.decide({ act: 'owner', ...common, owner: 'Nobody' }, 'Item a');
    assert.equal(course.takeBack()?.decision.act, 'owner');
    const text = minutesOf(course, meetingWords(), TWO.when, true);
    assert.match(text, /^# Minutes for: Öresund \\\*clinic\\\*\n\n\*Review of 15 September 2027\*\n/);
    assert.match(
      text,
      /### Item a\n\n- Two \\\| three: \\`\\`\\`three\\`\\`\\` &lt;b&gt; \(until 2027-12, decided by Board\)\n/,
    );
    assert.match(text, /- Stopped: No site; frees 0\.5 fte; to be looked at again on 2028\n/);
    assert.match(text, /Looked at, nothing decided: Item c\n\nNot reached: Item b\n/);
    assert.match(text, /## operational\n\nNothing was decided\.\n\nNot reached: Item d\n/);
    assert.deepEqual(decisionsIn(text, 'minutes.md'), made);
    assert.doesNotMatch(minutesOf(course, meetingWords(), TWO.when, false), /twotrack-decisions/);
  });
  it('tells in its minutes what was decided about the whole, and what became of earlier decisions', () => {
    const course = new Course(TWO);
    const whole = { item: null, date: '2027-09-15' };
    course.decide({ act: 'decided', ...whole, decided: '1. One site', until: '2028' }, 'Clinic');
    course.decide(
      { act: 'became', ...whole, decided: 'Two floors', of: '2027-05-04', became: '= built' },
      'Clinic',
    );
    const text = minutesOf(course, meetingWords(), TWO.when, true);
    assert.match(text, /## About the portfolio as a whole\n\n- 1\\\. One site \(until 2028\)\n/);
    assert.match(text, /## What became of earlier decisions\n\n- Clinic: Two floors\. /);
  });
  it('names the questions about the whole that should be decided by now, until they are', () => {
    const question = {
      item: null,
      whole: true,
      writable: true,
      title: TWO.name,
      decided: 'One site or two?',
      date: '',
      when: '',
      tone: 'gap',
      became: 'to be decided by 31 August 2027; no answer is written',
      open: true,
      question: true,
    } as const;
    const earlier = [
      question,
      { ...question, decided: 'A later one', tone: 'open' },
      { ...question, decided: 'Of an item', whole: false },
      { ...question, decided: 'Begun in May', question: false },
    ] as const;
    const course = new Course({ ...TWO, earlier });
    const text = (): string => minutesOf(course, meetingWords(), TWO.when, false);
    assert.match(
      text(),
      /\n## About the portfolio as a whole\n\n- One site or two\? to be decided by 31 August 2027; no answer is written\n\n/,
    );
    const decided = { act: 'decided', item: null, date: '2027-09-15' } as const;
    course.decide({ ...decided, asked: 'One site or two?', decided: 'Two' }, TWO.name);
    assert.match(text(), /whole\n\n- One site or two\? Two\n\n/);
  });
  it('ends a question once, names the measure of a countermeasure, and writes `&` as Markdown needs it', () => {
    const course = new Course(TWO);
    const common = { item: 'a', date: '2027-09-15' };
    for (const asked of ['Two or three?', 'To decide:', 'Two or three'])
      course.decide({ act: 'decided', ...common, asked, decided: 'R&D & Q&A, &amp;' }, 'Item a');
    course.decide(
      { act: 'countermeasure', ...common, measure: 'Ratio 2:1', countermeasure: 'Night: rounds' },
      'Item a',
    );
    const text = minutesOf(course, meetingWords(), TWO.when, false);
    assert.deepEqual(
      text.split('\n').filter((line) => line.startsWith('- ')),
      [
        '- Two or three? R&D & Q&A, &amp;amp;',
        '- To decide: R&D & Q&A, &amp;amp;',
        '- Two or three: R&D & Q&A, &amp;amp;',
        '- Countermeasure for Ratio 2:1: Night: rounds',
      ],
    );
  });
  it('hears only what the page says', () => {
    for (const bad of [
      null,
      1,
      {},
      { kind: 'write' },
      { kind: 'decide', number: 1 },
      { kind: 'minutes', text: 1 },
    ])
      assert.equal(readFromMeeting(bad), undefined);
    const decision = { act: 'looked', item: 'a', date: '2027-09-15' };
    assert.deepEqual(readFromMeeting({ kind: 'decide', number: 1, decision, more: 1 }), {
      kind: 'decide',
      number: 1,
      decision,
    });
  });
});
