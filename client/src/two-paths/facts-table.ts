/** Opens and walks the table of facts, which lists every item, even those that the picture only counts. */
import type { KeyCommand } from './keyboard.ts';
import { focusOn } from './stage.ts';

/** Opens the table below the picture, focuses it and scrolls to it. */
export function openTable(stage: Element): void {
  const table = stage.querySelector('details.facts');
  if (!(table instanceof HTMLDetailsElement)) return;
  table.open = true;
  const summary = table.querySelector('summary');
  summary?.focus();
  summary?.scrollIntoView({ block: 'start' });
}

/** Moves the focus from a row; does nothing beyond the first and the last. */
export function moveInTable(
  stage: Element,
  from: Element,
  to: Extract<KeyCommand, { kind: 'move' }>['to'],
): void {
  const rows = [...stage.querySelectorAll('.facts a[data-id]')];
  const here = rows.indexOf(from);
  const places = { down: here + 1, up: here - 1, first: 0, last: rows.length - 1 } as const;
  const next = rows[to in places ? places[to as keyof typeof places] : -1];
  if (next !== undefined) focusOn(rows, next);
}
