import { EventEmitter } from "node:events";
import { builtinModules } from "node:module";
import { types } from "node:util";
import { isContext } from "node:vm";
import { className, data, ownData, prototypes } from "./descriptors.js";

/** Classes that Node exports whose objects hold what a caller asked for, not Node's own state. */
const PLAIN_CLASSES = new Set(["BigIntStats", "Buffer", "Dirent", "Stats", "URL", "URLSearchParams", "Url"]);

/** What marks an object of a class that Node does not export, by the class. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  Timeout: ["_idleTimeout", "_onTimeout"],
  Immediate: ["_idleNext", "_onImmediate"],
  Module: ["id", "exports", "loaded", "children", "paths"],
};

interface Builtins {
  /** How many modules Node had loaded. */
  readonly loaded: number;
  readonly modules: ReadonlyMap<unknown, string>;
  /** With the names of the classes. */
  readonly prototypes: ReadonlyMap<unknown, string>;
}

let known: Builtins = { loaded: -1, modules: new Map(), prototypes: new Map() };

/** Node's modules and the prototypes of the classes that they export; those of modules that nobody has loaded cannot be met. */
function builtins(): Builtins {
  const { moduleLoadList } = process as { readonly moduleLoadList?: readonly string[] };
  const loaded = moduleLoadList?.length ?? 0;
  if (known.loaded === loaded) return known;
  const names = moduleLoadList && new Set(moduleLoadList);
  const modules = new Map<unknown, string>();
  const found = new Map<unknown, string>();
  for (const id of builtinModules) {
    // It is another name of util.
    if (id === "sys" || (names && !names.has(`NativeModule ${id}`))) continue;
    const module: unknown = process.getBuiltinModule(id);
    if (module === null || (typeof module !== "object" && typeof module !== "function")) continue;
    if (!modules.has(module)) modules.set(module, id);
    for (const one of [module, ...Object.keys(module).map((key) => ownData(module, key))]) {
      if (typeof one !== "function" || PLAIN_CLASSES.has(one.name)) continue;
      const prototype = ownData(one, "prototype");
      // Objects of classes that extend these two belong to whoever wrote the class.
      if (prototype !== Object.prototype && prototype !== EventEmitter.prototype)
        found.set(prototype, one.name);
    }
  }
  found.delete(undefined);
  known = { loaded, modules, prototypes: found };
  return known;
}

/** The name of the built-in module that a value is; undefined when it is none. */
function moduleName(value: unknown): string | undefined {
  return builtins().modules.get(value);
}

/** Modules as `import * as name` gives them, native or compiled. */
function namespaceText(value: object): string | undefined {
  const own = moduleName(value);
  if (own !== undefined) return `[module ${own}]`;
  if (!types.isModuleNamespaceObject(value) && ownData(value, "__esModule") !== true) return undefined;
  let held: unknown;
  try {
    held = ownData(value, "default");
  } catch {
    // A module that is still being evaluated has no values yet.
  }
  const name = moduleName(held);
  return name === undefined ? "[module]" : `[module ${name}]`;
}

function isGlobal(value: object): boolean {
  return value === globalThis || ownData(value, "globalThis") === value;
}

/** A function that Node's own state hangs on: `require`, or one that is a module of its own. */
export function isMachineryFunction(value: object): boolean {
  const isRequire = ownData(value, "resolve") !== undefined && ownData(value, "cache") !== undefined;
  return isRequire || moduleName(value) !== undefined;
}

/**
 * The short text of an object that belongs to Node's machinery, whose fields differ from run to run: timers, processes, sockets,
 * streams, modules, globals. Undefined for every other object.
 */
export function machineryText(value: object): string | undefined {
  if (isGlobal(value)) return "[globalThis]";
  if (value === process) return "process {}";
  if (value === process.env) return "[process.env]";
  if (value === globalThis.console) return "console {}";
  if (types.isExternal(value)) return "[External]";
  if (isContext(value)) return "[vm.Context]";
  const namespace = namespaceText(value);
  if (namespace !== undefined) return namespace;
  const name = className(value);
  const marks = Object.hasOwn(MARKS, name ?? "") ? MARKS[name ?? ""] : undefined;
  if (marks?.every((key) => Object.hasOwn(value, key))) return `${name} {}`;
  const { prototypes: nodes } = builtins();
  const owner = prototypes(value).find((prototype) => nodes.has(prototype));
  if (owner === undefined) return undefined;
  return `${name === null || name === "Object" ? nodes.get(owner) : name} {}`;
}

/** Fields that an event emitter keeps for itself. */
const EMITTER_FIELDS: ReadonlySet<PropertyKey> = new Set([
  "_events",
  "_eventsCount",
  "_maxListeners",
  "domain",
]);

/** Tells the fields of an object of a class that are its user's from those that Node keeps in it, which are symbols mostly. */
export function isOwnField(value: object, key: PropertyKey): boolean {
  if (typeof key === "symbol") return false;
  return !(EMITTER_FIELDS.has(key) && typeof data(value, "emit") === "function");
}
