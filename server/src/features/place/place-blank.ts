/** Determines what would be written on a blank line, from the column alone. */
import { type Frame, mapFrame, type Spot } from './place-frame.ts';

type Blank = Pick<Spot, 'role' | 'frame' | 'path'> & { readonly inline?: boolean };

/** Searches the open mappings and lists, innermost first, for the one that continues in `column`. */
export function onBlankLine(stack: readonly Frame[], column: number): Blank {
  for (let i = stack.length - 1; i >= 0; i--) {
    const frame = stack[i] as Frame;
    const inner = stack[i + 1];
    const found =
      frame.kind === 'map' ? inMap(frame, inner, column) : inList(frame, inner, stack[i - 1], column);
    if (found !== null) return found;
  }
  // Left of everything in this block: a top-level key.
  return { role: 'key', frame: mapFrame([], 0), path: [] };
}

function inMap(map: Frame, inner: Frame | undefined, column: number): Blank | null {
  if (map.column === column) return { role: 'key', frame: map, path: map.path };
  if (map.column > column) return null;
  if (inner !== undefined && !inner.flow) {
    if (inner.kind === 'map') return { role: 'key', frame: inner, path: inner.path };
    return { role: 'element', frame: inner, path: [...inner.path, inner.count] };
  }
  if (map.pending !== null && !map.filled)
    return { role: 'value', frame: map, path: [...map.path, map.pending] };
  return { role: 'text', frame: map, path: map.path };
}

function inList(
  list: Frame,
  inner: Frame | undefined,
  outer: Frame | undefined,
  column: number,
): Blank | null {
  if (list.column === column || (list.column < 0 && outer !== undefined)) {
    // A list may be in its key's column: a blank line there is for the next key.
    if (outer?.kind === 'map' && outer.column === column)
      return { role: 'key', frame: outer, path: outer.path };
    return { role: 'element', frame: list, path: [...list.path, list.count] };
  }
  if (list.column < 0 || list.column > column) return null;
  if (inner?.kind === 'map' && !inner.flow) return { role: 'key', frame: inner, path: inner.path };
  if (!list.filled && list.count > 0)
    return { role: 'element', frame: list, path: [...list.path, list.count - 1], inline: true };
  return { role: 'text', frame: list, path: list.path };
}
