import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deferModules } from "../platform/loading/defer-modules.js";
import { UserError } from "../platform/user-error.js";

/** Nine tenths of the time that danfojs takes to load is for what few ever use of it. */
const SELDOM_USED = [
  "mathjs",
  "node-fetch",
  "papaparse",
  "request",
  "stream-json",
  "stream-json/streamers/StreamArray",
  "table",
  "xlsx",
];

/** What danfojs uses of mathjs, which is loaded in a fifth of the time without the rest and for plain numbers only. */
const USED_OF_MATHJS = ["Mean", "Median", "Mode", "Std", "Variance"];

interface MathjsCore {
  create(factories: object): object;
}

/** mathjs' list of all that it can do with plain numbers asks for each of its four hundred modules. */
const ALL_OF_MATHJS = "./factoriesNumber.js";

function usedOfMathjs(id: string): object {
  const fromMathjs = createRequire(id);
  const all = fromMathjs.resolve(ALL_OF_MATHJS);
  const listed = [...readFileSync(all, "utf8").matchAll(/require\("(.+?)"\)/g)].map(([, name = ""]) => name);
  deferModules(createRequire(all), listed, () => fromMathjs(all));
  const factories = USED_OF_MATHJS.map(
    (name) => fromMathjs(`./entry/dependenciesNumber/dependencies${name}.generated.js`) as object,
  );
  const { create } = fromMathjs("./core/create.js") as MathjsCore;
  return create(Object.assign({}, ...factories));
}

let loaded: object | undefined;

/**
 * Where danfojs, which this package does not bring along, is installed.
 * @throws UserError when it is not
 */
export function danfoFile(require: Pick<NodeJS.Require, "resolve">): string {
  try {
    return require.resolve("danfojs-node");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new UserError('danfojs is not installed; run "npm install danfojs-node" in the book\'s folder');
  }
}

/**
 * danfojs, without those of its parts that few ever use until they are used.
 * @throws UserError when danfojs-node is not installed
 */
export function loadDanfo(): object {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const id = danfoFile(require);
  loaded = deferModules(createRequire(id), SELDOM_USED, () => require(id) as object, {
    mathjs: usedOfMathjs,
  });
  return loaded;
}
