import * as arquero from "arquero";
import { carryBook } from "../../../book/current-book.browser.js";
import type { BookDefinition } from "../../../book/define-book.js";
import * as book from "../../../book.js";
import * as claimbook from "../../../index.js";
import * as stats from "../../../stats/index.js";
import { carryFiles } from "../../../store/read-data-file.browser.js";
import { CellRuntime } from "../../kernel/runtime/cell-runtime.js";
import type { FromWorker, RunnableCell, ToWorker } from "../messages.js";
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

const engine = { claimbook, "claimbook/book": book, "claimbook/stats": stats, arquero };
let modules: ReadonlyMap<string, () => unknown> = new Map();

/** Timers that are due have their say between two cells, as in a kernel. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

async function runCell(runtime: CellRuntime, given: RunnableCell, outputs: CellOutputs): Promise<boolean> {
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

/** Runs cells from the first on, all with the same variables, until one fails that may not. */
async function runCells(run: number, cells: readonly RunnableCell[], outputs: CellOutputs): Promise<void> {
  const runtime = new CellRuntime({ folder: "/", modules });
  for (const cell of cells) {
    const failed = !(await runCell(runtime, cell, outputs)) && !cell.mayFail;
    post({ type: "cell", run, id: cell.id, outputs: JSON.stringify(outputs.take()), failed });
    if (failed) break;
  }
  post({ type: "end", run });
}

const outputs = new CellOutputs();
listen((message) => {
  if (message.type === "run") {
    void runCells(message.run, message.cells, outputs);
    return;
  }
  const bytes = new TextEncoder();
  carryFiles(new Map(Object.entries(message.files).map(([name, text]) => [name, bytes.encode(text)])));
  const carried = carriedModules(message.modules, engine);
  modules = carried.modules;
  carryBook(() => carried.book() as BookDefinition);
});
closeScope();
