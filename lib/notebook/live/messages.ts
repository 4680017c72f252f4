import type { CarriedCode, CarriedModules } from "./live-page.js";

/** A cell that is to run: as it was compiled at the export, or as its reader has written it. */
export type RunnableCell = { readonly id: string; readonly mayFail: boolean } & (
  | { readonly code: CarriedCode }
  | { readonly source: string }
);

/** What a page tells the worker in which its cells run. */
export type ToWorker =
  | {
      readonly type: "open";
      readonly modules: CarriedModules;
      /** Modules that the page does not carry. */
      readonly missing: readonly string[];
      readonly files: Readonly<Record<string, string>>;
    }
  | {
      readonly type: "run";
      readonly run: number;
      readonly cells: readonly RunnableCell[];
      /** Whether they find the variables that earlier runs have set; otherwise there are none. */
      readonly goesOn: boolean;
    };

/** What the worker answers: how each cell ended, that all have, and what went wrong besides. */
export type FromWorker =
  | {
      readonly type: "cell";
      readonly run: number;
      readonly id: string;
      /** The outputs, as JSON. */
      readonly outputs: string;
      /** Of the outputs; see `outputsHash`. */
      readonly hash: string;
      /** Did it fail that may not? Then it was the last. */
      readonly failed: boolean;
    }
  | {
      readonly type: "end";
      readonly run: number;
      /** Does the global scope hold no more than before? */
      readonly isClean: boolean;
    }
  /** Nothing more can run: a cell has taken away what the worker needs. */
  | { readonly type: "fault"; readonly run: number }
  /** An error that no cell threw, after the last has ended. */
  | { readonly type: "late"; readonly run: number; readonly message: string };
