/** No function of a page has Node's own state. */
export const isMachineryFunction = (_value: object): boolean => false;

/** The short text of a global object, whose fields are the browser's; undefined for every other object. */
export function machineryText(value: object): string | undefined {
  if (value === globalThis) return "[globalThis]";
  return value === globalThis.console ? "console {}" : undefined;
}

/** Tells the fields of an object of a class that are its user's: those with a name. */
export const isOwnField = (_value: object, key: PropertyKey): boolean => typeof key !== "symbol";
