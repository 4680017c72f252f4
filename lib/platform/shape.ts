/** Whether a value that was read from outside is what the reader's type says. */
export type Shape<T> = (value: unknown) => value is T;

/** What each member of a type is to be; a member that may be absent takes {@link optional}. */
type Members<T> = { readonly [Name in keyof T]-?: Shape<T[Name]> };

export const isText: Shape<string> = (value) => typeof value === "string";
export const isNumber: Shape<number> = (value) => typeof value === "number";
export const isBoolean: Shape<boolean> = (value) => typeof value === "boolean";

/** An object that is no list. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of which every item has a shape. */
export function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(item);
}

/** An object of which every member has a shape, whatever the names. */
export function recordOf<T>(member: Shape<T>): Shape<{ readonly [name: string]: T }> {
  return (value): value is { readonly [name: string]: T } =>
    isObject(value) && Object.values(value).every(member);
}

/** An object with the members of a type; further ones are let be. */
export function objectShape<T extends object>(members: Members<T>): Shape<T> {
  return (value): value is T =>
    isObject(value) &&
    Object.entries<Shape<unknown>>(members).every(([name, fits]) =>
      fits(Object.hasOwn(value, name) ? value[name] : undefined),
    );
}

/** A list of as many items as shapes, each of its own. */
export function tupleOf<T extends readonly unknown[]>(
  ...items: { readonly [At in keyof T]: Shape<T[At]> }
): Shape<T> {
  return (value): value is T =>
    Array.isArray(value) &&
    value.length === items.length &&
    items.every((fits: Shape<unknown>, at) => fits(value[at]));
}

/** A shape, or nothing. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

/** A shape, or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}
