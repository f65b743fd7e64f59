/** Shows the minutes, to be opened in VS Code, downloaded from a standalone file, or copied. */
import type { MeetingWords } from '../../../server/src/protocol/meeting.ts';
import type { Course } from './course.ts';
import { h } from './dom.ts';
import { minutesOf } from './minutes.ts';

export interface MinutesActs {
  /** Opens the minutes in VS Code; null for a standalone file, which downloads them. */
  readonly host: ((text: string) => void) | null;
  /** Called with the number of decisions in minutes that were opened or downloaded. */
  readonly saved: (count: number) => void;
  readonly say: (word: 'copied' | 'notCopied') => void;
}

export function minutesScreen(
  course: Course,
  words: MeetingWords,
  { host, saved, say }: MinutesActs,
): HTMLElement {
  const text = minutesOf(course, words, course.data.when, host === null);
  const save = (): void => {
    saved(course.made.length);
    if (host !== null) host(text);
    else download(text, `minutes-${course.data.day}.md`);
  };
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => say('copied'),
      () => say('notCopied'),
    );
  return h(
    'section',
    { class: 'screen minutes' },
    h('h1', { tabindex: -1 }, words.minutes),
    host === null && course.made.length > 0 && h('p', { class: 'note' }, words.notSaved),
    h(
      'div',
      { class: 'ends' },
      h('button', { class: 'main', onclick: save }, host === null ? words.saveMinutes : words.openMinutes),
      h('button', { onclick: copy }, words.copy),
    ),
    h('pre', { tabindex: 0, role: 'region', 'aria-label': words.minutes }, text),
  );
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
