import { changedFormat, SourceError } from "./source-error.js";

/** The object that a JSON text holds. @throws SourceError naming the file when it holds none, for example because it was cut short */
export function parseJsonObject(text: string, file: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SourceError(`${file}: is no whole JSON (${(error as Error).message})`);
  }
  if (value instanceof Object) return value;
  throw changedFormat(file, { expected: "a JSON object", found: text.slice(0, 80) });
}
