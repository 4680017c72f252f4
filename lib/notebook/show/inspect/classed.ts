import { className, data, prototypes } from "./descriptors.js";
import { classNamed } from "./stand-ins.js";

/** Stands in a text before the size of a copy, which holds less than its original. */
const SIZE_MARK = "\0";

/** Turns the marks of sizes in a text into what the originals would say. */
export function withSizes(text: string): string {
  return text.replace(/\0\(\d+\)(?: \[(?:Map|Set)\])?/g, "");
}

/** The copy as an object of the value's class, and as large as the value says. */
export function classed(
  value: object,
  copy: object,
  base: new () => object,
  { size = 0, held = 0 } = {},
): object {
  const own = className(value) ?? base.name;
  const name = size > held ? `${own}(${size})${SIZE_MARK}` : own;
  return name === base.name ? copy : Object.setPrototypeOf(copy, classNamed(name, base).prototype);
}

/** What an object says that it is, where its class does not compute it. */
export function tagOf(value: object): string | undefined {
  const holder = [value, ...prototypes(value)].find((one) => Object.hasOwn(one, Symbol.toStringTag));
  const tag = holder && Object.getOwnPropertyDescriptor(holder, Symbol.toStringTag);
  const isListed = holder === value && tag?.enumerable;
  return typeof tag?.value === "string" && tag.value !== "" && !isListed ? tag.value : undefined;
}

export function accessor({ get, set }: PropertyDescriptor): PropertyDescriptor {
  return { ...(get && { get: () => undefined }), ...(set && { set: () => {} }) };
}

/** An error's name or message, which a class may compute. */
function errorText(error: object, key: "name" | "message"): string {
  const known = data(error, key);
  if (known !== undefined) return String(known);
  try {
    return String((error as Record<string, unknown>)[key] ?? "");
  } catch {
    return "";
  }
}

/** A copy of an error without its stack, which has the paths of this machine; whoever reports a failure shows it. */
export function errorLike(value: object): Error {
  const [given, message] = [errorText(value, "name"), errorText(value, "message")];
  // A class that sets no name goes by its own.
  const name = given === "" || given === "Error" ? (className(value) ?? "Error") : given;
  const copy = Object.setPrototypeOf(new Error(message), classNamed(name, Error).prototype) as Error;
  for (const [key, text] of Object.entries({ name, stack: message === "" ? name : `${name}: ${message}` })) {
    Object.defineProperty(copy, key, { value: text, enumerable: false });
  }
  return copy;
}
