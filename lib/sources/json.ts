import { SourceError } from "./source-error.js";

/** What a JSON text holds. @throws SourceError naming the file when it is no JSON, for example cut short */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SourceError(`${file}: is no whole JSON (${(error as Error).message})`);
  }
}
