/** Measures the cost of work independently of other load on the machine. */

/** Does the work; returns the CPU time of this process in ms, all threads included. */
export function cpuTime(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
