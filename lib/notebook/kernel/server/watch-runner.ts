import { rmSync } from "node:fs";
import { Socket } from "node:net";

/** What the runner writes to interrupt what runs. */
export const INTERRUPT = "i";

/**
 * Watches the pipe on file descriptor 3, whose other end the runner holds. The runner writes there to interrupt what
 * runs; when it is gone, by whatever end, nobody waits for the cells, and the pipe is closed.
 */
export function watchRunner(folder: string, interrupt: () => void): void {
  const pipe = new Socket({ fd: 3 });
  pipe.on("data", (bytes) => {
    for (const _ of String(bytes)) interrupt();
  });
  pipe.on("close", () => {
    rmSync(folder, { recursive: true, force: true });
    // The kernel leads a process group, which holds what its cells have started.
    process.kill(process.platform === "win32" ? process.pid : -process.pid, "SIGKILL");
  });
}
