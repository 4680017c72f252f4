import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { FileChange } from "../../lib/store/journal.js";
import { smallFolder } from "./small-folder.js";

/** All files of the small data folder with its numbers as they are (A) and with 0.0 turned to 0.9 (B), the manifest last. */
export function twoStates(): {
  readonly dir: string;
  readonly states: readonly [FileChange[], FileChange[]];
} {
  const dir = smallFolder();
  const read = (name: string) => readFileSync(path.join(dir, name), "utf8");
  const names = ["days.csv", "months.csv", "releases.csv"];
  const before = [...names, "datapackage.json"].map((name) => ({ path: name, content: read(name) }));
  const csv = names.map((name) => ({ path: name, content: read(name).replace(/,0\.(\d)/g, ",0.9$1") }));
  const manifest = JSON.parse(read("datapackage.json")) as { resources: { path: string; hash: string }[] };
  for (const resource of manifest.resources) {
    const { content } = csv.find((file) => file.path === resource.path) as FileChange;
    resource.hash = `sha256:${createHash("sha256").update(content).digest("hex")}`;
  }
  return { dir, states: [before, [...csv, { path: "datapackage.json", content: JSON.stringify(manifest) }]] };
}
