import type { CarriedModules } from "../live-page.js";
import type { FromWorker, RunnableCell, ToWorker } from "../messages.js";

/** A cell that has run. */
export type CellEnd = Extract<FromWorker, { type: "cell" }>;

interface SessionSetup {
  /** The source of the worker. */
  readonly source: string;
  readonly modules: CarriedModules;
  readonly missing: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

interface RunOptions {
  readonly goesOn: boolean;
  onCell(end: CellEnd): void;
  onLate(message: string): void;
}

const TAMPERED = "a cell has changed what all cells need; the next run begins anew.";

/** How a run ended: with its last cell, by the reader, or because the worker itself failed. */
export type RunEnd = "ended" | "stopped" | { readonly fault: string };

/** The worker in which a page's cells run. It is started for the first run, and after one that was stopped. */
export class WorkerSession {
  readonly #setup: SessionSetup;
  #worker: Worker | undefined;
  #run = 0;
  /** Whether cells may have changed what a run begins with. */
  #isStale = false;
  /** Of the run that is going on. */
  #finish: ((end: RunEnd) => void) | undefined;

  constructor(setup: SessionSetup) {
    this.#setup = setup;
  }

  #start(): Worker {
    const { source, modules, missing, files } = this.#setup;
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.postMessage({ type: "open", modules, missing, files } satisfies ToWorker);
    this.#worker = worker;
    this.#isStale = false;
    return worker;
  }

  /** Whether the variables stand that earlier runs have set. */
  get stands(): boolean {
    return this.#worker !== undefined;
  }

  /**
   * Runs cells. A run that is going on is stopped.
   * @param options.goesOn whether they find the variables that earlier runs have set; otherwise they begin with none
   * @param options.onCell told as each ends
   * @param options.onLate told of an error that comes after the run, such as a timer's
   */
  run(cells: readonly RunnableCell[], { goesOn, onCell, onLate }: RunOptions): Promise<RunEnd> {
    this.stop();
    if (!goesOn && this.#isStale) this.close();
    const worker = this.#worker ?? this.#start();
    // A reader's code may change anything.
    this.#isStale ||= cells.some((cell) => "source" in cell);
    this.#run += 1;
    const run = this.#run;
    return new Promise((resolve) => {
      this.#finish = (end) => {
        this.#finish = undefined;
        resolve(end);
      };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.run !== run || worker !== this.#worker) return;
        if (data.type === "cell") this.#hear(() => onCell(data));
        else if (data.type === "late") onLate(data.message);
        else if (data.type === "fault") this.#break({ fault: TAMPERED });
        else {
          this.#isStale ||= !data.isClean;
          this.#finish?.("ended");
        }
      };
      worker.onerror = ({ message }) => this.#break({ fault: message });
      worker.postMessage({ type: "run", run, cells, goesOn } satisfies ToWorker);
    });
  }

  /** What a cell gives that has changed the language itself may be no outputs. */
  #hear(listen: () => void): void {
    try {
      listen();
    } catch {
      this.#break({ fault: TAMPERED });
    }
  }

  #break(end: RunEnd): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#finish?.(end);
  }

  /** Ends what runs and forgets all that cells have set. */
  close(): void {
    this.#break("stopped");
  }

  /** Ends what runs, at once; the next run begins in a new worker. */
  stop(): void {
    if (this.#finish) this.#break("stopped");
  }
}
