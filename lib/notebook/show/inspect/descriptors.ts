import { types } from "node:util";

/** Prototypes of an object, nearest first, as far as looking at them runs no code: a Proxy ends the list. */
export function prototypes(value: object): object[] {
  const found: object[] = [];
  let at: object | null = Object.getPrototypeOf(value);
  while (at !== null && !types.isProxy(at)) {
    found.push(at);
    at = Object.getPrototypeOf(at);
  }
  return found;
}

/** The value of an object's own data property; undefined for an accessor, which is not run. */
export function ownData(value: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** The value of a data property, own or inherited; undefined where an accessor comes first. */
export function data(value: object, key: PropertyKey): unknown {
  const holder = [value, ...prototypes(value)].find((one) => Object.hasOwn(one, key));
  return holder && ownData(holder, key);
}

/** The name of the class that made an object; null when it has none. */
export function className(value: object): string | null {
  for (const prototype of prototypes(value)) {
    const made = ownData(prototype, "constructor");
    if (typeof made !== "function" || types.isProxy(made)) continue;
    const name = ownData(made, "name");
    if (typeof name === "string" && name !== "") return name;
  }
  return null;
}
