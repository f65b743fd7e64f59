/** Abstracts the current time and timers, so that tests can control them. */
export interface Clock {
  now(): Date;
  /** Calls `run` once after a delay in ms, without keeping the process alive. Returns a function that cancels it. */
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
