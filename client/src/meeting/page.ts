/**
 * Script of the meeting page, which can be driven by keyboard alone. In VS Code the host writes each decision at once;
 * as a standalone file the page keeps decisions for the minutes.
 */
import type {
  EarlierDecision,
  MeetingAct,
  MeetingDecision,
  MeetingPage,
  MeetingWords,
} from '../../../server/src/protocol/meeting.ts';
import { showClock } from './clock.ts';
import { Course } from './course.ts';
import { h } from './dom.ts';
import { type About, focusFirst, formOf } from './form.ts';
import { type FromMeeting, meetingDataId, type ToMeeting } from './messages.ts';
import { put } from './minutes.ts';
import { type MinutesActs, minutesScreen } from './minutes-screen.ts';
import { agendas, opening, topicScreen } from './screens.ts';
import './page.css';
import './screens.css';
import './form.css';
import './narrow-and-print.css';

declare function acquireVsCodeApi(): { postMessage(message: FromMeeting): void };

const alone = document.getElementById(meetingDataId);
const host = alone === null ? acquireVsCodeApi() : null;
const root = document.body;
const status = h('p', { id: 'status', role: 'status' });
let course: Course | undefined;
let words: MeetingWords;
let lastBy = '';
let saved = 0;

const acts: readonly { readonly key: string; readonly act: MeetingAct; readonly word: keyof MeetingWords }[] =
  [
    { key: 'd', act: 'decided', word: 'doDecided' },
    { key: 'e', act: 'end', word: 'doEnd' },
    { key: 's', act: 'stop', word: 'doStop' },
    { key: 'p', act: 'split', word: 'doSplit' },
    { key: 'c', act: 'countermeasure', word: 'doCountermeasure' },
    { key: 'o', act: 'owner', word: 'doOwner' },
    { key: 'l', act: 'looked', word: 'doLooked' },
  ];

function start(page: MeetingPage): void {
  words = page.words;
  if (course === undefined) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(page.style);
    document.adoptedStyleSheets = [sheet];
    course = new Course(page.meeting);
    draw(true);
  } else {
    course.renew(page.meeting);
    draw(false);
  }
}

/**
 * Renders the screen.
 * @param fresh true if the screen changed: its heading then gets the focus
 */
function draw(fresh: boolean): void {
  if (course === undefined) return;
  const open = document.getElementById('form');
  if (open !== null && !fresh) return;
  const doing = { next: forward, open: show, became: sayBecame, decide: decideWhole };
  const { kind } = course.at;
  const screen =
    kind === 'opening'
      ? opening(course, words, doing)
      : kind === 'agenda'
        ? agendas(course, words, doing)
        : kind === 'topic'
          ? topicScreen(course, words)
          : minutesScreen(course, words, minutesActs);
  root.replaceChildren(header(course), h('main', {}, screen, status), footer(course));
  tick();
  if (!fresh) return;
  window.scrollTo(0, 0);
  screen.querySelector<HTMLElement>('h1')?.focus();
}

/** What the minutes are saved by: the host, or the browser for a standalone file. */
const minutesActs: MinutesActs = {
  host: host === null ? null : (text) => host.postMessage({ kind: 'minutes', text }),
  saved: (count) => {
    saved = count;
  },
  say: (word) => say(words[word]),
};

function header({ at, data, line, position }: Course): HTMLElement {
  const where =
    at.kind === 'topic'
      ? `${at.agenda.name}${position > 0 ? ` · ${put(words.of, String(position), String(line.length))}` : ''}`
      : data.name;
  return h('header', {}, h('p', { id: 'where' }, where), h('p', { id: 'clock' }));
}

function footer({ at, made }: Course): HTMLElement {
  const button = (word: keyof MeetingWords, key: string, run: () => void, off = false): HTMLElement =>
    h('button', { onclick: run, disabled: off }, words[word], ' ', h('kbd', {}, key));
  const topic = at.kind === 'topic' ? at.topic : null;
  const off = topic?.id === null;
  return h(
    'footer',
    {},
    // Decisions are written to items; a goal has its catchball instead.
    topic?.on === 'item' &&
      h(
        'div',
        { class: 'acts', role: 'group', 'aria-label': words.acts },
        acts.map(({ key, act, word }) =>
          button(
            word,
            key.toUpperCase(),
            () => begin(act),
            off || (act === 'countermeasure' && topic.measures.length === 0),
          ),
        ),
      ),
    h(
      'nav',
      { 'aria-label': words.keys },
      button('back', '←', backward, at.kind === 'opening'),
      button('agenda', 'A', () => go('agenda')),
      button('undo', 'U', takeBack, made.length === 0),
      button('minutes', 'M', () => go('minutes')),
      button('next', '→', forward, at.kind === 'minutes'),
    ),
    h(
      'details',
      { id: 'help' },
      h('summary', {}, words.keys, ' ', h('kbd', {}, '?')),
      h('p', {}, words.allKeys),
    ),
  );
}

function say(text: string): void {
  status.textContent = text;
}

function move(how: (now: Course) => void): void {
  if (course === undefined) return;
  say('');
  how(course);
  draw(true);
}
const forward = (): void => move((now) => now.next(Date.now()));
const backward = (): void => move((now) => now.back(Date.now()));
const show = (key: string): void => move((now) => now.open(key, Date.now()));
const go = (kind: 'agenda' | 'minutes'): void => move((now) => now.show(kind, Date.now()));

function begin(act: MeetingAct): void {
  if (course?.at.kind !== 'topic' || course.at.topic.id === null) return;
  const { topic } = course.at;
  if (act === 'countermeasure' && topic.measures.length === 0) return;
  if (act === 'looked') decide({ act, item: topic.id, date: course.data.day }, topic.title);
  else if (act === 'split' && host !== null)
    host.postMessage({ kind: 'split', key: topic.key, item: topic.id ?? '' });
  else {
    const word = acts.find((each) => each.act === act)?.word ?? 'doDecided';
    ask(
      act,
      `${words[word]}: ${topic.title}`,
      { item: topic.id, topic, asked: topic.asked, earlier: null },
      topic.title,
    );
  }
}

/** Opens the form for a decision about the portfolio as a whole. */
function decideWhole(): void {
  if (course === undefined || !course.data.decidable) return;
  const about = { item: null, topic: null, asked: '', earlier: null };
  ask('decided', words.decideWhole, about, course.data.name);
}

function sayBecame(earlier: EarlierDecision): void {
  const { item, title, decided, question } = earlier;
  if (question) ask('decided', decided, { item, topic: null, asked: decided, earlier: null }, title);
  else ask('became', decided, { item, topic: null, asked: '', earlier }, title);
}

function ask(act: MeetingAct, title: string, about: About, of: string): void {
  if (course === undefined) return;
  close();
  const before = document.activeElement;
  const form = formOf({
    act,
    title,
    about,
    words,
    day: course.data.day,
    by: lastBy,
    done: (decision) => {
      close();
      if (decision.by !== undefined) lastBy = decision.by;
      decide(decision, of);
    },
    cancel: () => {
      close();
      draw(false);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else document.querySelector('h1')?.focus();
    },
  });
  document.querySelector('main')?.prepend(form);
  window.scrollTo(0, 0);
  focusFirst(form);
}

const close = (): void => document.getElementById('form')?.remove();

function decide(decision: MeetingDecision, title: string): void {
  if (course === undefined) return;
  const { number } = course.decide(decision, title);
  host?.postMessage({ kind: 'decide', number, decision });
  keep();
  draw(false);
  document.querySelector('h1')?.focus({ preventScroll: true });
}

function takeBack(): void {
  const last = course?.made.at(-1);
  if (last === undefined) return;
  if (host !== null) host.postMessage({ kind: 'undo', number: last.number });
  else taken(last.number);
}

function taken(number: number): void {
  const gone = course?.takeBack(number);
  keep();
  draw(false);
  if (gone !== undefined) say(`${words.taken}: ${gone.title}`);
}

/** Standalone: persists decisions, so that an accidental reload does not lose them. */
function keep(): void {
  if (host !== null || course === undefined) return;
  try {
    sessionStorage.setItem('twotrack-meeting', JSON.stringify(course.made));
  } catch {
    // Some browsers have no storage for files: the page still warns before it is closed.
  }
}

function recall(now: Course): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem('twotrack-meeting') ?? '[]');
    if (Array.isArray(kept))
      for (const { decision, title } of kept as Course['made']) now.decide(decision, title);
  } catch {
    // No stored state, or not ours.
  }
}

function tick(): void {
  const clock = document.getElementById('clock');
  if (clock !== null && course !== undefined) showClock(clock, course, words);
}

function press(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || course === undefined) return;
  const { target } = event;
  if (document.getElementById('form') !== null) {
    if (event.key === 'Escape') {
      document.querySelector<HTMLElement>('#form button[type="button"]')?.click();
      event.preventDefault();
    }
    return;
  }
  const typing = target instanceof HTMLInputElement;
  const pressed =
    target instanceof HTMLButtonElement || (target instanceof HTMLElement && target.tagName === 'SUMMARY');
  const key = event.key.toLowerCase();
  if (typing && key !== 'enter') return;
  if ((key === ' ' || key === 'enter') && pressed) return;
  const act = acts.find((each) => each.key === key);
  if (key === 'arrowright' || key === 'pagedown' || key === ' ' || key === 'enter') forward();
  else if (key === 'arrowleft' || key === 'pageup') backward();
  else if (key === 'a') go('agenda');
  else if (key === 'm') go('minutes');
  else if (key === 'u') takeBack();
  else if (key === 't') course.clock(!course.running, Date.now());
  else if (key === 'b') becameOfLast();
  else if (key === '?') document.querySelector<HTMLElement>('#help summary')?.click();
  else if (key === 'd' && course.at.kind === 'opening') decideWhole();
  else if (act !== undefined && course.at.kind === 'topic') begin(act.act);
  else return;
  tick();
  event.preventDefault();
}

function becameOfLast(): void {
  const last = course?.at.kind === 'topic' ? course.at.topic.last : null;
  if (last?.open === true && last.writable) sayBecame(last);
}

function hear(message: ToMeeting): void {
  if (message.kind === 'page') start(message.page);
  else if (message.kind === 'split') {
    const { item } = message;
    // The user may have moved on to another item by the time a split is applied.
    course?.decide({ act: 'split', item, date: course.data.day }, course.titleOf(item));
    draw(false);
  } else if (message.kind === 'taken') {
    if (message.done) taken(message.number);
  } else if (message.refused !== '') {
    course?.takeBack(message.number);
    draw(false);
    say(message.refused);
  }
}

document.addEventListener('keydown', press);
setInterval(tick, 1000);
if (alone === null) {
  window.addEventListener('message', ({ data }: MessageEvent<ToMeeting>) => hear(data));
  host?.postMessage({ kind: 'ready' });
} else {
  start(JSON.parse(alone.textContent ?? '{}') as MeetingPage);
  if (course !== undefined) recall(course);
  draw(true);
  window.addEventListener('beforeunload', (event) => {
    if ((course?.made.length ?? 0) !== saved) event.preventDefault();
  });
}
