/** Tells the time and wakes us up, so that a test can set the hour. */
export interface Clock {
  now(): Date;
  /** Calls `run` once after so many milliseconds; does not keep the process alive. Returns what cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after: (milliseconds, run) => {
    const timer: NodeJS.Timeout | number = setTimeout(run, milliseconds);
    if (typeof timer === 'object') timer.unref();
    return () => clearTimeout(timer);
  },
};
