import { SourceError } from "./source-error.js";

/** @throws SourceError: a page reads no workbook */
export function sheetRows(_bytes: Uint8Array): never {
  throw new SourceError("a page reads no workbook; run the notebook itself");
}
