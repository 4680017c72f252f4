import type ts from "typescript";
import type { BoundFile, FlowNode, TypeScript } from "./typescript.js";

/** The meanings that a name can have side by side. */
type Meaning = number;

interface Entry {
  readonly symbol: ts.Symbol;
  readonly meaning: Meaning;
}

/**
 * The names that cells have declared so far, each with the symbols that it stands for now: the newest of each meaning, so that a
 * type stays when a variable takes its name. A scope does not change; {@link Scope.with} gives another.
 */
export class Scope {
  readonly #names: ReadonlyMap<string, readonly Entry[]>;
  /** Where the control flow of the last cell ended, from which the next goes on; undefined when it did not end. */
  readonly flow: FlowNode | undefined;

  constructor(names: ReadonlyMap<string, readonly Entry[]> = new Map(), flow?: FlowNode) {
    this.#names = names;
    this.flow = flow;
  }

  /** The scope after further declarations. */
  with(declared: ReadonlyMap<string, Entry>, flow: FlowNode | undefined): Scope {
    const names = new Map(this.#names);
    for (const [name, entry] of declared) {
      const older = (names.get(name) ?? [])
        .map((one) => ({ ...one, meaning: one.meaning & ~entry.meaning }))
        .filter(({ meaning }) => meaning !== 0);
      names.set(name, [entry, ...older]);
    }
    return new Scope(names, flow);
  }

  /** The same names, without what the cells before have narrowed. */
  withoutFlow(): Scope {
    return new Scope(this.#names);
  }

  /** The symbols of a name, the newest first. */
  symbols(name: string): readonly ts.Symbol[] {
    return (this.#names.get(name) ?? []).map(({ symbol }) => symbol);
  }

  /**
   * Files of no text whose locals are the scope's names, one inside the other where a name has several symbols: the checker looks a
   * name up in the file that it stands in, and then in what that lies in.
   */
  asParents(ts: TypeScript): BoundFile {
    const depth = Math.max(1, ...[...this.#names.values()].map((entries) => entries.length));
    let parent: BoundFile | undefined;
    for (let level = depth - 1; level >= 0; level -= 1) {
      const file = ts.createSourceFile("scope.ts", "export {};", ts.ScriptTarget.ES2024) as BoundFile;
      ts.bindSourceFile(file, {});
      const locals = new Map<string, ts.Symbol>();
      for (const [name, entries] of this.#names) {
        const entry = entries[level];
        if (entry) locals.set(name, entry.symbol);
      }
      Object.assign(file, { locals, parent });
      parent = file;
    }
    return parent as BoundFile;
  }
}
