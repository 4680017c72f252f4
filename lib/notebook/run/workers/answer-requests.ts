import { UserError } from "../../../user-error.js";
import type { Reply } from "./worker-pool.js";

/** Has this process, one of a `WorkerPool`, answer requests until that is gone. */
export function answerRequests<Request, Answer>(answer: (request: Request) => Answer): void {
  process.on("message", ({ id, request }: { readonly id: number; readonly request: Request }) => {
    let reply: Reply<Answer>;
    try {
      reply = { id, answer: answer(request) };
    } catch (error) {
      const { name, message } = error as Error;
      reply = { id, error: { name, message, forUser: error instanceof UserError } };
    }
    process.send?.(reply);
  });
  process.on("disconnect", () => process.exit());
}
