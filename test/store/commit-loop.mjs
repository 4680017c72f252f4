// Replaces a small data folder again and again, in turn by state B and by state A, until it is killed.
// node commit-loop.mjs DIR
import { readFileSync } from "node:fs";
import { sweep } from "../../lib/dist/store/journal.js";
import { withLock } from "../../lib/dist/store/lock.js";
import { replaceKeeping } from "../../lib/dist/store/vintages.js";

const [dir, statesFile] = process.argv.slice(2);
const states = JSON.parse(readFileSync(statesFile, "utf8"));
await withLock(dir, async () => {
  sweep(dir);
  process.stdout.write("ready\n");
  for (let turn = 0; ; turn += 1) {
    replaceKeeping(dir, states[(turn + 1) % 2], { now: new Date().toISOString() });
  }
});
