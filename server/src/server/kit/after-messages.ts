/**
 * Runs work between the client's messages. A timer would leave a millisecond idle before each of a hundred slices; a
 * single turn of the event loop is too short for a long message, which arrives in parts, and for several, of which each
 * takes a turn.
 */

/** Number of turns in a row in which nothing arrived, after which no message is on its way. */
const QUIET_TURNS = 6;
/** Duration in ms below which a turn handled nothing. */
const QUIET_MS = 0.05;
/** Number of turns after which work goes on, however much the client sends. */
const MAX_TURNS = 64;

/** Calls `run` once the messages that have arrived are handled. Returns a function that cancels it. */
export function afterMessages(run: () => void): () => void {
  if (typeof setImmediate !== 'function') {
    const timer = setTimeout(run, 1);
    return () => clearTimeout(timer);
  }
  let last = performance.now();
  let turns = 0;
  let quiet = 0;
  const turn = (): void => {
    const now = performance.now();
    quiet = now - last < QUIET_MS ? quiet + 1 : 0;
    last = now;
    if (quiet >= QUIET_TURNS || ++turns >= MAX_TURNS) run();
    else pending = setImmediate(turn);
  };
  let pending = setImmediate(turn);
  return () => clearImmediate(pending);
}
