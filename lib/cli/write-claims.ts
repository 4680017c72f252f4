import path from "node:path";
import { CLAIMS_SCHEMA, type ClaimsDocument } from "../claims/claims-document.js";
import { claimsSchema } from "../claims/claims-schema.js";
import { readPlainFile } from "../platform/read-plain-file.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";

/** File name of the claims beside the pages of a book. */
export const CLAIMS_FILE = "claims.json";

/** Writes a file, unless it is as it should be. */
function writeChanged(file: string, text: string): void {
  if (readPlainFile(file)?.toString() !== text) writeFileAtomic(file, text);
}

/** Writes the claims of a book's pages beside them, and the schema that they name. */
export function writeClaims(folder: string, document: ClaimsDocument): void {
  writeChanged(path.join(folder, CLAIMS_SCHEMA), claimsSchema());
  writeChanged(path.join(folder, CLAIMS_FILE), `${JSON.stringify(document, null, 2)}\n`);
}
