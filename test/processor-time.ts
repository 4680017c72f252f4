/** Milliseconds of processor time that some work takes in this process: other than by the clock, a busy machine takes no longer. */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
