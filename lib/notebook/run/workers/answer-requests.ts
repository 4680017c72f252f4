import { systemErrorText } from "../../../platform/system-error.js";
import { UserError } from "../../../platform/user-error.js";
import { takeCacheFaults } from "../../cache-faults.js";
import { optimiseLate } from "../../optimise-late.js";
import type { Reply } from "./worker-pool.js";

/** Bytes that a process holds when it had better make room for a fresh one: what it keeps is for speed only. */
const MOST_MEMORY = 2 ** 30;

/** Has this process, one of a `WorkerPool`, answer requests until that is gone. */
export function answerRequests<Request, Answer>(answer: (request: Request) => Answer): void {
  optimiseLate();
  process.on("message", ({ id, request }: { readonly id: number; readonly request: Request }) => {
    let reply: Reply<Answer>;
    try {
      reply = { id, answer: answer(request) };
    } catch (error) {
      const { name, message } = error as Error;
      const words = error instanceof UserError ? message : systemErrorText(error);
      reply = { id, error: { name, message: words ?? message, forUser: words !== undefined } };
    }
    process.send?.({
      ...reply,
      last: process.memoryUsage.rss() > MOST_MEMORY,
      cacheFaults: takeCacheFaults(),
    });
  });
  process.on("disconnect", () => process.exit());
}
