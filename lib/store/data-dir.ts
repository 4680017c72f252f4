import { createRequire } from "node:module";
import path from "node:path";
import { kernelSession } from "../platform/kernel-session.js";

/**
 * The data folder of this checkout, whatever the working directory; `CLAIMBOOK_DATA` names another. In a kernel of a run it is the runner's.
 */
export function dataDir(): string {
  const { data } = kernelSession();
  if (data) return data;
  const fromEnvironment = process.env.CLAIMBOOK_DATA;
  if (fromEnvironment) return path.resolve(fromEnvironment);
  return path.resolve(createRequire(import.meta.url).resolve("claimbook/package.json"), "../../data");
}
