import * as arquero from "arquero";
import { carryBook } from "../../../book/current-book.browser.js";
import type { BookDefinition } from "../../../book/define-book.js";
import * as book from "../../../book.js";
import * as claimbook from "../../../index.js";
import * as conditions from "../../../panel/compute/condition.js";
import { definePanelTable } from "../../../panel/tables/panel-table.js";
import * as stats from "../../../stats/index.js";
import { carryFiles } from "../../../store/read-data-file.browser.js";
import { CellRuntime } from "../../kernel/runtime/cell-runtime.js";
import type { FromWorker, RunnableCell, ToWorker } from "../messages.js";
import { outputsHash } from "../outputs-hash.js";
import { carriedModules } from "./carried-modules.js";
import { errorOutput } from "./cell-error.js";
import { CellOutputs } from "./cell-outputs.js";
import { closeScope } from "./close-scope.js";
import { compileEdited } from "./compile-edited.js";

// The worker of a page in which its cells run: the engine, the kernel's way to run compiled cells, and nothing else of a browser.

interface WorkerScope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
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

const { setTimeout: later } = globalThis;
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

/** Timers that are due have their say between two cells, as in a kernel. A browser has each wait of ours last 4 ms. */
const turn = () => (isTimed ? new Promise((resolve) => later(resolve)) : undefined);

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
    await turn();
    return true;
  } catch (error) {
    outputs.add(errorOutput(error, line));
    return false;
  }
}

/** What the cells of the last run have set. */
let runtime: CellRuntime | undefined;

/** Runs cells one after the other, all with the same variables, until one fails that may not. */
async function runCells({ run, cells, goesOn }: Extract<ToWorker, { type: "run" }>): Promise<void> {
  if (!runtime || !goesOn) runtime = new CellRuntime({ folder: "/", modules });
  for (const cell of cells) {
    const failed = !(await runCell(runtime, cell)) && !cell.mayFail;
    const given = outputs.take();
    const hash = outputsHash(given);
    post({ type: "cell", run, id: cell.id, outputs: JSON.stringify(given), hash, failed });
    if (failed) break;
  }
  post({ type: "end", run });
}

listen((message) => {
  if (message.type === "run") {
    void runCells(message);
    return;
  }
  const bytes = new TextEncoder();
  carryFiles(new Map(Object.entries(message.files).map(([name, text]) => [name, bytes.encode(text)])));
  const carried = carriedModules(message.modules, message.missing, engine);
  modules = carried.modules;
  carryBook(() => carried.book() as BookDefinition);
});
closeScope();
