/** The cost of work where what else the machine does must not count. */

/** Does the work; returns the CPU time of this process in milliseconds, other threads of it included. */
export function cpuTime(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
