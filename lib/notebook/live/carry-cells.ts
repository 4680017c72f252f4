import { cellLabel } from "../export/cell-html.js";
import { type CodeCell, type Notebook, tagsOf } from "../ipynb/notebook.js";
import type { CellCompiler } from "../kernel/compiler/cell-compiler.js";
import type { Compilation } from "../kernel/compiler/compilation.js";
import { cellOptions } from "../kernel/compiler/options.js";
import { mayFail } from "../run/cell-tags.js";
import { cellsToRun } from "../run/execute-notebook.js";
import { ENGINE_MODULES } from "./carry-modules.js";
import { namesIn } from "./free-names.js";
import type { CarriedCell } from "./live-page.js";
import { outputsHash } from "./outputs-hash.js";

/** What Node has and a page has not. */
const OF_NODE = [
  ...[
    "Buffer",
    "__dirname",
    "__filename",
    "clearImmediate",
    "exports",
    "fetch",
    "global",
    "module",
    "process",
  ],
  ...["require", "setImmediate"],
];
/** What of the engine needs a package that runs in Node alone. */
const OF_DANFO = ["fromDanfo", "toDanfo"];

interface CarryOptions {
  /** The compiler of the notebook's folder. */
  readonly compiler: CellCompiler;
  /** Packages of the book that the page carries. */
  readonly packages: readonly string[];
  /** The cells whose source and outputs readers may see, by id. */
  readonly visible: ReadonlySet<string>;
}

/** Why a cell cannot run in a page; undefined where it can. */
function obstacle({ diagnostics, files }: Compilation): string | undefined {
  if (diagnostics.length > 0) return "it does not compile";
  return files.length > 0 ? "it imports a file beside the notebook" : undefined;
}

/** Why no page can give what a cell imports from a module; undefined where it can. */
function absence(module: string, imported: string, packages: readonly string[]): string | undefined {
  if (!ENGINE_MODULES.has(module) && !packages.includes(module)) return `no page carries ${module}`;
  return module === "claimbook" && OF_DANFO.includes(imported) ? "danfojs does not run in a page" : undefined;
}

/** The names that a cell imports and that a page cannot give it, with the reason. */
function unavailable({ cell }: Compilation, packages: readonly string[]): (readonly [string, string])[] {
  return (cell?.imports ?? []).flatMap(({ specifier, names }) =>
    names.flatMap(({ local, imported }): (readonly [string, string])[] => {
      const why = absence(specifier, imported, packages);
      return why === undefined ? [] : [[local, why]];
    }),
  );
}

/** The name of Node's that a cell speaks of and that no cell has declared. */
const nodeName = (names: ReadonlySet<string>, declared: ReadonlySet<string>) =>
  OF_NODE.find((name) => names.has(name) && !declared.has(name));

/**
 * The code cells of a notebook for its page, compiled as the kernel compiles them. Of one that cannot run in a page it is said why, and of each
 * that takes a variable from such a cell as well.
 */
export function carryCells(
  notebook: Notebook,
  { compiler, packages, visible }: CarryOptions,
): readonly CarriedCell[] {
  const options = cellOptions(notebook.metadata);
  const before: { readonly source: string }[] = [];
  const declared = new Set<string>();
  /** By the variables that cells would have declared which cannot run. */
  const missing = new Map<string, string>();
  return cellsToRun(notebook).map((one: CodeCell): CarriedCell => {
    const { id, source } = one;
    const compiled = compiler.compile({ source, before, options });
    before.push({ source });
    const isVisible = visible.has(id);
    const own = compiled.cell?.declared.map(([name]) => name) ?? [];
    const names = namesIn(compiled.cell?.code ?? "");
    const taken = [...missing].find(([name]) => names.has(name) && !own.includes(name));
    const ofNode = nodeName(names, new Set([...declared, ...own]));
    const because = isVisible
      ? (obstacle(compiled) ??
        (ofNode && `it uses ${ofNode}, which no page has`) ??
        (taken && `it uses ${taken[0]}, and ${taken[1]}`))
      : "its author hides it";
    for (const name of own) {
      if (because === undefined) missing.delete(name);
      else missing.set(name, "the cell that declares it cannot run in a page");
      declared.add(name);
    }
    for (const [name, why] of unavailable(compiled, packages)) missing.set(name, why);
    const { maps: _, ...code } = compiled.cell ?? { maps: undefined };
    return {
      id,
      ...(because === undefined && compiled.cell && { code: code as NonNullable<CarriedCell["code"]> }),
      ...(because !== undefined && { because }),
      published: outputsHash(one.outputs),
      label: cellLabel(one),
      mayFail: mayFail(one),
      isParameters: tagsOf(one).includes("parameters"),
    };
  });
}
