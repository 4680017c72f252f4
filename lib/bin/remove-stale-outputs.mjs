import { readdirSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Removes the outputs of modules that are gone, and folders that are empty then.
 * @param folder what was compiled into it; other files than code and declarations stay
 * @param written absolute paths of what the last build wrote
 * @param keep subfolders that are left as they are
 */
export function removeStaleOutputs(folder, { written, keep = [] }) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (keep.includes(file)) continue;
      removeStaleOutputs(file, { written, keep });
      if (readdirSync(file).length === 0) rmdirSync(file);
    } else if (/\.(?:js|d\.ts)(?:\.map)?$/.test(entry.name) && !written.has(file)) rmSync(file);
  }
}
