import type ts from "typescript";
import type { BoundFile, OpenChecker, TypeScript } from "./typescript.js";

type Symbols = ReadonlyMap<string, ts.Symbol>;

/** A cell that has a say in other files' types: by `declare global`, `declare module "x"` or a reference to a file, and what of it holds. */
export interface Augmentation {
  readonly file: BoundFile;
  /** For each of its blocks' symbols, the declarations that no later cell has replaced. */
  readonly visible: ReadonlyMap<ts.Symbol, Symbols>;
}

/** A block's symbol, and the string or `global` that names its target. */
type Block = readonly [symbol: ts.Symbol, name: ts.Node];

function blocksOf({ moduleAugmentations }: BoundFile): Block[] {
  const blocks = moduleAugmentations.map((name): Block => {
    const { symbol } = name.parent as unknown as { readonly symbol: ts.Symbol };
    return [symbol, name];
  });
  // Blocks with one name share their symbol.
  return [...new Map(blocks)];
}

/** Whether a cell has a say in other files' types. */
export function isAugmenting(file: BoundFile): boolean {
  const lists = [
    file.moduleAugmentations,
    file.referencedFiles,
    file.typeReferenceDirectives,
    file.libReferenceDirectives,
  ];
  return lists.some(({ length }) => length > 0);
}

/** A bound cell of which all holds. */
export function newAugmentation(file: BoundFile): Augmentation {
  const visible = blocksOf(file).map(([symbol]) => [symbol, new Map(symbol.exports)] as const);
  return { file, visible: new Map(visible as Iterable<readonly [ts.Symbol, Symbols]>) };
}

/** Has the checkers that are made from now on see what holds of an augmentation. */
export function applyAugmentation({ visible }: Augmentation): void {
  for (const [{ exports }, names] of visible) {
    exports?.clear();
    for (const [name, symbol] of names) exports?.set(name as ts.__String, symbol);
  }
}

/** A symbol with fewer members or exports. */
function withTable(symbol: ts.Symbol, table: "members" | "exports", left: Symbols): ts.Symbol {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(symbol)), symbol) as ts.Symbol;
  return Object.assign(copy, { [table]: left, id: 0, mergeId: 0 });
}

class Replacement {
  readonly #ts: TypeScript;
  readonly #cells: ReadonlySet<ts.SourceFile>;

  constructor(ts: TypeScript, cells: ReadonlySet<ts.SourceFile>) {
    this.#ts = ts;
    this.#cells = cells;
  }

  /**
   * What is left of a declaration when a later cell declares its name too; undefined when it is replaced as a whole. Of an interface or
   * namespace that a library or a helper file declares, cells add members, and a later one replaces those that it declares again.
   * @param merged the symbol that both have become a part of
   */
  left(older: ts.Symbol, newer: ts.Symbol, merged: ts.Symbol | undefined): ts.Symbol | undefined {
    const { Interface, Class, Namespace, TypeParameter } = this.#ts.SymbolFlags;
    const bothAre = (flags: number) => (older.flags & flags) !== 0 && (newer.flags & flags) !== 0;
    const isForeign = merged?.declarations?.some((one) => !this.#cells.has(one.getSourceFile())) ?? false;
    if (bothAre(Interface | Class)) {
      if (!isForeign) return undefined;
      const members = [...((older.members ?? []) as Iterable<[ts.__String, ts.Symbol]>)];
      // All declarations share their type parameters.
      const isParameter = ([, { flags }]: (typeof members)[number]) => (flags & TypeParameter) !== 0;
      const left = members.filter((one) => isParameter(one) || !newer.members?.has(one[0]));
      return left.length === members.length
        ? older
        : left.every(isParameter)
          ? undefined
          : withTable(older, "members", new Map(left as unknown as [string, ts.Symbol][]));
    }
    if (!bothAre(Namespace)) return undefined;
    const exports = [...((older.exports ?? []) as Iterable<[ts.__String, ts.Symbol]>)];
    const isDisjoint = exports.every(([name]) => !newer.exports?.has(name));
    if (isDisjoint) return older;
    if (!isForeign) return undefined;
    const left = new Map<string, ts.Symbol>();
    for (const [name, one] of exports) {
      const other = newer.exports?.get(name);
      const rest = other ? this.left(one, other, merged?.exports?.get(name)) : one;
      if (rest) left.set(String(name), rest);
    }
    return left.size === 0 ? undefined : withTable(older, "exports", left);
  }
}

/**
 * What holds of earlier augmentations after a newer one: "declared again" means replaced, as for all that cells declare.
 * @param checker one that has been made with all of them
 * @returns the earlier ones of which something is left, in order
 */
export function replaceAugmentations(
  ts: TypeScript,
  earlier: readonly Augmentation[],
  newer: Augmentation,
  checker: OpenChecker,
): readonly Augmentation[] {
  const cells = new Set<ts.SourceFile>([...earlier, newer].map(({ file }) => file));
  const replacement = new Replacement(ts, cells);
  const targetOf = (name: ts.Node) =>
    ts.isStringLiteral(name) ? (checker.getSymbolAtLocation(name) ?? name.text) : "global";
  const added = new Map(
    blocksOf(newer.file).map(([symbol, name]) => [targetOf(name), newer.visible.get(symbol) ?? new Map()]),
  );
  const mergedOf = (target: ts.Symbol | string, name: string) =>
    typeof target === "string"
      ? checker.resolveName(ts.unescapeLeadingUnderscores(name as ts.__String), undefined, -1, false)
      : checker.getMergedSymbol(target).exports?.get(name as ts.__String);
  return earlier.flatMap((one) => {
    if (one.file.text === newer.file.text) return [];
    let isChanged = false;
    const visible = new Map<ts.Symbol, Symbols>();
    for (const [block, name] of blocksOf(one.file)) {
      const target = targetOf(name);
      const names = new Map<string, ts.Symbol>();
      for (const [escaped, older] of one.visible.get(block) ?? []) {
        const other = added.get(target)?.get(escaped);
        const left = other ? replacement.left(older, other, mergedOf(target, escaped)) : older;
        isChanged ||= left !== older;
        if (left) names.set(escaped, left);
      }
      visible.set(block, names);
    }
    if (!isChanged) return [one];
    const isSpent = [...visible.values()].every(({ size }) => size === 0);
    return isSpent ? [] : [{ file: one.file, visible }];
  });
}
