// Replaces a small data folder again and again, in turn by state B and by state A, until it is killed.
// node commit-loop.mjs DIR
import { readFileSync } from "node:fs";
import { withLocks } from "../../lib/dist/platform/lock.js";
import { sweep } from "../../lib/dist/store/journal.js";
import { replaceKeeping } from "../../lib/dist/store/vintages.js";

const [dir, statesFile] = process.argv.slice(2);
const states = JSON.parse(readFileSync(statesFile, "utf8"));
await withLocks([{ what: "the data folder", folder: dir }], async () => {
  sweep(dir);
  process.stdout.write("ready\n");
  for (let turn = 0; ; turn += 1) {
    replaceKeeping(dir, states[(turn + 1) % 2], { now: new Date().toISOString() });
  }
});
