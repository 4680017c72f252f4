import { inspect, types } from "node:util";
import { ownData } from "./descriptors.js";

/** An object that is shown as a text, with the indent of where it stands. */
export function shownAs(text: string): object {
  return Object.defineProperty({}, inspect.custom, { value: () => text });
}

type Constructor = new () => object;

/** A class of a name, for objects to be shown as its own. */
export function classNamed(name: string, base?: Constructor): Constructor {
  const made = base ? class extends base {} : class {};
  return Object.defineProperty(made, "name", { value: name });
}

const KINDS: readonly (readonly [is: (value: unknown) => boolean, make: () => object])[] = [
  [(value) => types.isGeneratorFunction(value) && types.isAsyncFunction(value), () => async function* () {}],
  [types.isGeneratorFunction, () => function* () {}],
  [types.isAsyncFunction, () => async () => {}],
];

function isClass(value: object): boolean {
  return /^class[\s{]/.test(Function.prototype.toString.call(value));
}

/** A function without properties that is shown as another is: as a function or class, of its kind, by its name. */
export function functionLike(value: object): object {
  const name = ownData(value, "name");
  const named = (made: object) =>
    Object.defineProperty(made, "name", { value: typeof name === "string" ? name : "" });
  if (!isClass(value)) return named((KINDS.find(([is]) => is(value))?.[1] ?? (() => () => {}))());
  const made = named(class {});
  const parent: unknown = Object.getPrototypeOf(value);
  if (typeof parent !== "function" || types.isProxy(parent) || parent === Function.prototype) return made;
  const parentName = ownData(parent, "name");
  return typeof parentName === "string" ? Object.setPrototypeOf(made, classNamed(parentName)) : made;
}
