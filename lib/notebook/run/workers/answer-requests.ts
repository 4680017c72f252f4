import { UserError } from "../../../user-error.js";
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
      reply = { id, error: { name, message, forUser: error instanceof UserError } };
    }
    process.send?.({ ...reply, last: process.memoryUsage.rss() > MOST_MEMORY });
  });
  process.on("disconnect", () => process.exit());
}
