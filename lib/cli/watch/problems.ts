import { stripVTControlCharacters } from "node:util";
import type { NotebookResult } from "../../notebook/run/run-notebooks.js";
import { failureLines } from "../progress.js";
import type { Problem } from "./server/site-server.js";

/** What is wrong at the moment: each until the same thing is right. */
export class Problems {
  readonly #known = new Map<string, Problem>();

  get all(): readonly Problem[] {
    return [...this.#known.values()];
  }

  /** Says of something, such as a notebook, what is wrong with it; null for nothing. */
  set(about: string, problem: Problem | null): void {
    this.#known.delete(about);
    if (problem) this.#known.set(about, problem);
  }

  /** Says how a notebook's run ended. */
  setResult(result: NotebookResult): void {
    const [title, ...lines] = failureLines(result);
    const text = stripVTControlCharacters(lines.join("\n").replace(/^ {2}/gm, ""));
    this.set(result.path, title === undefined ? null : { title: `Failed: ${title}`, text });
  }
}
