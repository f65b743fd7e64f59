/** Shows the time spent on an item and its agenda, or what is left of the time that was planned. */
import type { MeetingWords } from '../../../server/src/protocol/meeting.ts';
import type { Course } from './course.ts';
import { put } from './minutes.ts';

const time = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;

/** Updates the clock; empty on screens other than an item's. */
export function showClock(clock: HTMLElement, course: Course, words: MeetingWords): void {
  const { at } = course;
  const spent = course.spent(Date.now());
  if (at.kind !== 'topic') {
    clock.textContent = '';
    return;
  }
  const planned = course.meant.get(at.agenda.id);
  const left = planned === undefined ? null : planned * 60 - spent.agenda;
  const agenda =
    left === null
      ? time(spent.agenda)
      : left < 0
        ? put(words.over, time(-left))
        : put(words.left, time(left));
  clock.textContent = `${course.running ? '' : '❚❚ '}${agenda} · ${put(words.thisItem, time(spent.item))}`;
  clock.classList.toggle('over', left !== null && left < 0);
}
