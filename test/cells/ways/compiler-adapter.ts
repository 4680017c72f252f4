import path from "node:path";
import { inspect, types } from "node:util";
import type { JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
import type { CellCompiler } from "../../../lib/notebook/kernel/compiler/cell-compiler.js";
import type { EarlierCell } from "../../../lib/notebook/kernel/compiler/compilation.js";
import { cellOptions } from "../../../lib/notebook/kernel/compiler/options.js";
import { loadCompiler } from "../../../lib/notebook/kernel/executor/load-compiler.js";
import { CellRuntime } from "../../../lib/notebook/kernel/runtime/cell-runtime.js";
import type { CellOutcome } from "./outcome.js";

/** What a cell that ran without a kernel gave. */
export interface MachineCell {
  readonly value?: unknown;
  /** Is the value the cell's result? */
  readonly shown: boolean;
  readonly error?: NonNullable<CellOutcome["error"]>;
}

/** Cells of one notebook, compiled and run in this process. */
export interface CellMachine {
  run(source: string): Promise<MachineCell>;
}

const compilers = new Map<string, CellCompiler>();

function compilerOf(folder: string): CellCompiler {
  const compiler = compilers.get(folder) ?? loadCompiler({ folder });
  compilers.set(folder, compiler);
  return compiler;
}

/** The display of tslab, which needs a kernel, as far as a cell asks what it has. */
const tslab = Object.fromEntries(["html", "markdown", "text", "png", "raw"].map((name) => [name, () => {}]));

function errorOf(thrown: unknown): NonNullable<CellOutcome["error"]> {
  return thrown instanceof Error || types.isNativeError(thrown)
    ? { ename: thrown.name, evalue: thrown.message }
    : { ename: "Uncaught", evalue: inspect(thrown) };
}

/**
 * The cells of a new notebook. This file is all that knows the compiler's interface.
 * @param folder the notebook's
 */
export function openMachine(folder: string, compilerOptions: JsonObject = {}): CellMachine {
  const compiler = compilerOf(path.resolve(folder));
  const options = cellOptions({ claimbook: { compilerOptions } });
  const modules = new Map([["tslab", () => ({ display: tslab, newDisplay: () => tslab })]]);
  const runtime = new CellRuntime({
    folder,
    modules,
    compile: (specifier) => compiler.session(options).module(specifier),
  });
  const before: EarlierCell[] = [];
  return {
    async run(source) {
      const compiled = compiler.compile({ source, before: [...before], options });
      const [first] = compiled.diagnostics;
      if (first) {
        const evalue = `${first.messageText.split("\n")[0]} (TS${first.code})`;
        const line = first.fileName === undefined ? { line: first.start.line + 1 } : {};
        return { shown: false, error: { ename: "TypeScriptError", evalue, ...line } };
      }
      try {
        const { shown } = await runtime.run(compiled, { name: `cell-${before.length}` });
        before.push({ source });
        return { shown: shown !== undefined, value: shown?.value };
      } catch (thrown) {
        before.push({ source, ran: compiled.cell ? runtime.variablesSet(compiled.cell) : [] });
        return { shown: false, error: errorOf(thrown) };
      }
    },
  };
}
