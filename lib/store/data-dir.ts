import { createRequire } from "node:module";
import path from "node:path";

/** The data folder of this checkout, whatever the working directory; `CLAIMBOOK_DATA` names another. */
export function dataDir(): string {
  const fromEnvironment = process.env.CLAIMBOOK_DATA;
  if (fromEnvironment) return path.resolve(fromEnvironment);
  return path.resolve(createRequire(import.meta.url).resolve("claimbook/package.json"), "../../data");
}
