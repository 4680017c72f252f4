import { existsSync } from "node:fs";
import path from "node:path";
import type { JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
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

interface Diagnostic {
  readonly message: string;
  readonly code: number;
  readonly line: number;
}
interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
}
interface Compiler {
  compile(cell: { readonly source: string; readonly before: readonly unknown[] }): Compiled;
}
interface Runtime {
  run(compiled: Compiled): Promise<{ readonly value: unknown; readonly shown: boolean }>;
}
interface CompilerModule {
  createCellCompiler(options: { readonly folder: string; readonly compilerOptions?: JsonObject }): Compiler;
  createCellRuntime(options: { readonly folder: string; readonly compiler: Compiler }): Runtime;
}

const ENTRY = path.resolve("lib/notebook/kernel/compiler/index.ts");

/** Is there a compiler of cells? */
export const HAS_COMPILER = existsSync(ENTRY);

function errorOf(thrown: unknown): NonNullable<CellOutcome["error"]> {
  return thrown instanceof Error
    ? { ename: thrown.name, evalue: thrown.message }
    : { ename: "Uncaught", evalue: String(thrown) };
}

/**
 * The cells of a new notebook. This file is all that knows the compiler's interface.
 * @param folder the notebook's
 */
export async function openMachine(folder: string, compilerOptions: JsonObject = {}): Promise<CellMachine> {
  const { createCellCompiler, createCellRuntime } = (await import(ENTRY)) as CompilerModule;
  const compiler = createCellCompiler({ folder, compilerOptions });
  const runtime = createCellRuntime({ folder, compiler });
  const before: Compiled[] = [];
  return {
    async run(source) {
      const compiled = compiler.compile({ source, before });
      const [first] = compiled.diagnostics;
      if (first) {
        const evalue = `${first.message.split("\n")[0]} (TS${first.code})`;
        return { shown: false, error: { ename: "TypeScriptError", evalue, line: first.line } };
      }
      before.push(compiled);
      try {
        return await runtime.run(compiled);
      } catch (thrown) {
        return { shown: false, error: errorOf(thrown) };
      }
    },
  };
}
