import { types } from "node:util";

/** A module as `import * as` sees it: an ES module itself, else the properties of what it exports, and that as `default`. */
export function asNamespace(exports: unknown): object {
  if (isEsModule(exports)) return exports as object;
  const namespace: { [name: string]: unknown } = Object.create(null);
  if ((typeof exports === "object" && exports !== null) || typeof exports === "function") {
    for (const name of Object.getOwnPropertyNames(exports)) {
      if (name === "default") continue;
      Object.defineProperty(namespace, name, {
        enumerable: true,
        get: () => (exports as { [name: string]: unknown })[name],
      });
    }
  }
  Object.defineProperty(namespace, "default", { enumerable: true, value: exports });
  return namespace;
}

function isEsModule(exports: unknown): boolean {
  return (
    types.isModuleNamespaceObject(exports) ||
    (typeof exports === "object" &&
      exports !== null &&
      "__esModule" in exports &&
      exports.__esModule === true)
  );
}

/** What a module gives under a name: see `ImportedName`. */
export function exportOf(exports: unknown, name: string): unknown {
  if (name === "=") return exports;
  if (name === "*") return asNamespace(exports);
  if (name === "default") return isEsModule(exports) ? (exports as { default: unknown }).default : exports;
  return (exports as { [name: string]: unknown } | null | undefined)?.[name];
}
