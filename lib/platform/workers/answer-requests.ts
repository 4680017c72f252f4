import { takeCacheFaults } from "../cache/cache-faults.js";
import { systemErrorText } from "../system-error.js";
import { UserError } from "../user-error.js";
import { optimiseLate } from "./optimise-late.js";
import type { Reply } from "./worker-pool.js";

/**
 * Bytes that a process holds when it had better make room for a fresh one, at all and beyond what it held once it had settled: what it keeps is for speed
 * only, and a run of many notebooks must not need more memory than a run of a few.
 */
const MAX_MEMORY = 2 ** 30;
const MAX_GROWTH = 2 ** 27;
/** Answers until a process has loaded what most requests need. */
const SETTLED_AFTER = 50;
const WARM_AFTER = 20;

/** Whether the process should answer no further request; asked once after each. */
function outgrown(): () => boolean {
  let [answers, settled] = [0, Number.POSITIVE_INFINITY];
  return () => {
    const held = process.memoryUsage.rss();
    answers += 1;
    if (answers === SETTLED_AFTER) settled = held;
    return held > MAX_MEMORY || held - settled > MAX_GROWTH;
  };
}

/** What a process answers with. */
interface Answering<Request, Answer> {
  answer(request: Request): Answer;
  /** Called once, when it has answered some: most of what it will need is compiled by then. */
  warm?(): void;
}

/**
 * Has this process, one of a `WorkerPool`, answer requests until that is gone.
 * @param load loads what answers, with V8's options as they stay: it takes compiled code of the same options alone
 */
export function answerRequests<Request, Answer>(load: () => Answering<Request, Answer>): void {
  optimiseLate();
  const { answer, warm } = load();
  const isLast = outgrown();
  let answers = 0;
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
      last: isLast(),
      cacheFaults: takeCacheFaults(),
    });
    answers += 1;
    if (answers === WARM_AFTER && warm) setImmediate(warm);
  });
  process.on("disconnect", () => process.exit());
}
