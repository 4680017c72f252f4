const LOOK_MS = 1000;

/**
 * Ends this kernel when the Jupyter server that started it is gone: one that is killed would leave its kernels behind.
 * Jupyter says whose child a kernel is.
 */
export function endWithJupyter(): void {
  const server = Number(process.env.JPY_PARENT_PID);
  if (server !== process.ppid) return;
  const look = () => {
    if (process.ppid !== server) process.kill(process.pid, "SIGKILL");
  };
  setInterval(look, LOOK_MS).unref();
}
