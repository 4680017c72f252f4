import type { Executor } from "../mend/tslab-types.js";

/** What runs cells, as far as the server uses it; tslab's executor and the one in its place. */
export interface RunningExecutor extends Executor {
  /** The variables of the cells so far. */
  readonly locals?: object;
  /** Forgets the variables and types of all cells. */
  reset?(): void;
  /** Ends the wait of the cell that runs. */
  interrupt?(): void;
  /** Has the cell that runs fail now; what it left behind runs on. */
  abandon?(error: Error): void;
  close?(): void;
}
