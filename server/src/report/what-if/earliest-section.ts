/** Renders when planned work with prerequisites can start and end in each state. */
import { isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { Earliest } from '../compare/earliest.ts';
import type { Figures } from '../compare/what-if.ts';
import { earliestWords } from '../compare/what-if-rows.ts';
import { glyphIcon } from '../drawing/glyphs.ts';
import { isolated, markup, type Part } from '../drawing/markup.ts';

/** Returns a section with the items whose earliest days differ from the stated ones, or between states. */
export function earliestSection(
  heads: readonly string[],
  figures: readonly Figures[],
  nameOf: (id: string | null, title: string) => Part,
): Part {
  const states = figures.map(({ earliest }) => new Map(earliest.map((each) => [each.key, each])));
  const titles = new Map(
    figures.flatMap(({ earliest }) => earliest.map((each) => [each.key, each] as const)),
  );
  const shown = [...titles].filter(([key]) => {
    const all = states.map((state) => state.get(key));
    return all.some((each) => each !== undefined && each.state !== 'fits') || new Set(all.map(mark)).size > 1;
  });
  const cell = (each: Earliest | undefined, i: number): Part =>
    markup`<td data-of="${isolated(heads[i] ?? '')}">${each === undefined ? markup`<span class="muted">${t`waits for nothing`}</span>` : [each.state === 'later' || each.state === 'stopped' ? glyphIcon('alarm') : null, isolated(earliestWords(each))]}</td>`;
  return markup`<section><h2>${t`Earliest dates by dependency`}</h2>
${
  shown.length === 0
    ? markup`<p class="none">${titles.size === 0 ? t`No planned item says what it depends on.` : t`Everything that is planned can keep its dates.`}</p>`
    : markup`<table class="sides cards"><thead><tr><th scope="col">${t`Planned item`}</th>${heads.map((head) => markup`<th scope="col">${isolated(head)}</th>`)}</tr></thead><tbody>${shown.map(
        ([key, { id, title }]) =>
          markup`<tr><th scope="row">${nameOf(id, title)}</th>${states.map((state, i) => cell(state.get(key), i))}</tr>`,
      )}</tbody></table>`
}<p class="note">${t`If what an item depends on ends on the day that the text says, and each item takes as long as its own dates say. Nothing is moved by itself.`}</p></section>`;
}

const mark = (each: Earliest | undefined): string =>
  each === undefined
    ? ''
    : [each.state, ...[each.first, each.last].map((day) => (day === null ? '' : isoDay(day)))].join(' ');
