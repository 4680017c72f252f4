import { readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../platform/package-root.js";
import { CLAIMS_SCHEMA } from "./claims-document.js";

/** The JSON Schema (draft 2020-12) of a document of claims, as text. */
export function claimsSchema(): string {
  return readFileSync(path.join(packageRoot("claimbook"), "schemas", CLAIMS_SCHEMA), "utf8");
}
