import * as arquero from "arquero";
import { carryBook } from "../../../book/current-book.browser.js";
import type { BookDefinition } from "../../../book/define-book.js";
import * as book from "../../../book.js";
import * as claimbook from "../../../index.js";
import * as conditions from "../../../panel/compute/condition.js";
import { definePanelTable } from "../../../panel/tables/panel-table.js";
import * as stats from "../../../stats/index.js";
import { carryFiles } from "../../../store/read-data-file.browser.js";
import type { ErrorOutput, Output } from "../../ipynb/notebook.js";
import { CellRuntime } from "../../kernel/runtime/cell-runtime.js";
import type { FromWorker, RunnableCell, ToWorker } from "../messages.js";
import { outputsHash } from "../outputs-hash.js";
import { carriedModules } from "./carried-modules.js";
import { cutText, errorOutput } from "./cell-error.js";
import { CellOutputs } from "./cell-outputs.js";
import { closeScope } from "./close-scope.js";
import { compileEdited } from "./compile-edited.js";

// The worker of a page in which its cells run: the engine, the kernel's way to run compiled cells, and nothing else of a browser.

/** More of a cell's outputs, as JSON, would stop the page from answering: it sets half a million characters of HTML a second. */
const MAX_JSON = 5_000_000;
/** The number of errors of callbacks that are told: a timer may throw without end. */
const MAX_LOST = 3;
/** The number of characters of such an error that the bar over the page holds. */
const MAX_LATE = 300;

interface WorkerScope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  addEventListener: typeof addEventListener;
}

const scope = globalThis as unknown as WorkerScope;
const post = scope.postMessage.bind(scope);
const listen = (hear: (message: ToWorker) => void) => {
  scope.onmessage = ({ data }) => hear(data);
};

/** What a book's recipes for a stock panel call as they load; no page has a panel to compute them on. */
const panel = { ...conditions, definePanelTable };
const engine = {
  claimbook,
  "claimbook/book": book,
  "claimbook/panel": panel,
  "claimbook/stats": stats,
  arquero,
};
let modules: ReadonlyMap<string, () => unknown> = new Map();
const outputs = new CellOutputs();

/** Errors that no statement threw while cells ran. */
let lost: ErrorOutput[] = [];
/** How many came after the last run. */
let late = 0;
/** The run that goes on, and the last one after it has ended. */
let current = 0;
let isRunning = false;

/** An error that no statement of a cell threw is the running cell's, else it is told after the run. */
function lose(thrown: unknown, note: string): void {
  if ((isRunning ? lost.length : late) >= MAX_LOST) return;
  const output = errorOutput(thrown, note);
  if (isRunning) {
    lost.push(output);
    return;
  }
  late += 1;
  post({ type: "late", run: current, message: cutText(`${output.ename}: ${output.evalue}`, MAX_LATE) });
}
scope.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  lose(event.reason, "a promise was rejected and nothing awaits it");
});
scope.addEventListener("error", (event) => {
  event.preventDefault();
  lose(event.error, "thrown in a callback");
});

const { setTimeout: later, MessageChannel: Channel } = globalThis;
/** Has a cell asked for a timer? */
let isTimed = false;
for (const name of ["setTimeout", "setInterval"] as const) {
  const set = globalThis[name].bind(globalThis) as (...values: unknown[]) => unknown;
  Object.assign(globalThis, {
    [name](...values: unknown[]) {
      isTimed = true;
      return set(...values);
    },
  });
}

const { port1, port2 } = new Channel();
const message = () =>
  new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(0);
  });

/**
 * Between two cells what waits has its say, as in a kernel: promises that were rejected, and timers that are due. A browser has each timer of ours
 * last 4 ms, a message next to nothing.
 */
async function turn(): Promise<void> {
  await message();
  await message();
  if (isTimed) await new Promise((resolve) => later(resolve));
}

async function runCell(runtime: CellRuntime, given: RunnableCell): Promise<boolean> {
  let line = 0;
  const reach = (reached: number) => {
    line = reached;
  };
  try {
    const code = "source" in given ? compileEdited(given.source) : given.code;
    const cell = { ...code, maps: { first: "", second: "" } };
    const { shown } = await runtime.run(
      { cell, diagnostics: [], files: [] },
      { name: `cell-${given.id}`, reach },
    );
    if (shown) await outputs.show(shown.value);
  } catch (error) {
    outputs.add(errorOutput(error, line > 0 ? `line ${line}` : ""));
    return false;
  }
  await turn();
  for (const error of lost) outputs.add(error);
  return lost.length === 0;
}

/** Outputs as they are posted; an error in their place where they cannot be. */
function packed(given: readonly Output[]) {
  try {
    const json = JSON.stringify(given);
    if (json.length > MAX_JSON) throw new RangeError("the cell shows more than a page holds");
    return { outputs: json, hash: outputsHash(given), isWhole: true };
  } catch (error) {
    const instead = [errorOutput(error, "")];
    return { outputs: JSON.stringify(instead), hash: outputsHash(instead), isWhole: false };
  }
}

/** What the cells of the last run have set. */
let runtime: CellRuntime | undefined;
const globals = () => Reflect.ownKeys(globalThis).length;
let globalsBefore = 0;

/** Runs cells one after the other, all with the same variables, until one fails that may not. */
async function runCells({ run, cells, goesOn }: Extract<ToWorker, { type: "run" }>): Promise<void> {
  if (!runtime || !goesOn) runtime = new CellRuntime({ folder: "/", modules });
  current = run;
  isRunning = true;
  late = 0;
  // What was printed after the last run is of no cell.
  outputs.take();
  for (const cell of cells) {
    lost = [];
    const ran = await runCell(runtime, cell);
    const { isWhole, ...given } = packed(outputs.take());
    const failed = !(ran && isWhole) && !cell.mayFail;
    post({ type: "cell", run, id: cell.id, ...given, failed });
    if (failed) break;
  }
  isRunning = false;
  post({ type: "end", run, isClean: globals() === globalsBefore });
}

listen(async (message) => {
  if (message.type === "run") {
    try {
      await runCells(message);
    } catch {
      // A cell can take away what all else is made of.
      post({ type: "fault", run: message.run });
    }
    return;
  }
  const bytes = new TextEncoder();
  carryFiles(new Map(Object.entries(message.files).map(([name, text]) => [name, bytes.encode(text)])));
  const carried = carriedModules(message.modules, message.missing, engine);
  modules = carried.modules;
  carryBook(() => carried.book() as BookDefinition);
});
closeScope();
globalsBefore = globals();
