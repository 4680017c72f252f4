import type { ModuleFile } from "../compiler/files-beside.js";
import type { ImportMeta } from "./module-loader.js";

/** Nothing: a page has no file. */
export const moduleVariables = (
  _file: string,
  _loader: ModuleLoader,
): Readonly<Record<string, unknown>> => ({});
export const isSource = (_target: string): boolean => false;
export const moduleName = (given: string): string => given;

/** What `import.meta` is in a page. */
export const importMeta = (file: string): ImportMeta => ({
  url: `page:${file}`,
  filename: file,
  dirname: "",
  resolve: (specifier) => specifier,
});

/** Loads what cells import: modules that the page carries. */
export class ModuleLoader {
  readonly #own: ReadonlyMap<string, () => unknown>;

  constructor(_file: string, own: ReadonlyMap<string, () => unknown> = new Map()) {
    this.#own = own;
  }

  update(_files: readonly ModuleFile[]): void {}

  /** @throws Error when the page does not carry the module */
  load(specifier: string): unknown {
    const own = this.#own.get(specifier);
    if (own) return own();
    throw new Error(
      `this page does not carry the module ${specifier}; it has ${[...this.#own.keys()].sort().join(", ")}`,
    );
  }
}
