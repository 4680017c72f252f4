import type { NotebookResult } from "../../notebook/run/run-notebooks.js";
import type { DayFlags } from "../options.js";

/** What the process that runs notebooks and writes the site is asked for. */
export interface SiteRequest {
  /** What is known, and on which day the claims are asked. */
  readonly flags: DayFlags;
  /** Takes over a lock of the site that cannot be judged from here. */
  readonly breakLock: boolean;
  /** The notebooks that may have to run. */
  readonly notebooks: readonly string[];
  /** All whose pages make the site. */
  readonly published: readonly string[];
}

/** A notebook of a run, and how many of its cells are to run. */
export interface PlannedNotebook {
  readonly path: string;
  readonly cells: number;
  readonly notes: readonly string[];
}

/** What that process tells while it works; `written` and `problem` come last. */
export type SiteMessage =
  /** Another command writes the site; its end is waited for. */
  | { readonly type: "waiting"; readonly reason: string }
  | { readonly type: "plan"; readonly plan: readonly PlannedNotebook[] }
  | { readonly type: "cell"; readonly path: string; readonly done: number }
  | { readonly type: "end"; readonly result: NotebookResult }
  | { readonly type: "notes"; readonly notes: readonly string[] }
  | { readonly type: "written"; readonly pages: readonly string[] }
  | { readonly type: "problem"; readonly problem: string };
