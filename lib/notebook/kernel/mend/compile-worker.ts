import { createRequire } from "node:module";
import { startupSnapshot } from "node:v8";
import { answerRequests } from "../../run/workers/answer-requests.js";
import { cellCompiler } from "./compile-cells.js";
import { findTslab } from "./find-tslab.js";
import { snapshotRequire } from "./snapshot-require.js";

// A process of its own in a notebook's folder: compiles cells as that folder's kernel would. One compiler serves all
// notebooks of the folder.

const isSnapshot = startupSnapshot.isBuildingSnapshot();
const main = findTslab(process.argv[2]);
if (!main) throw new Error("there is no tslab");
const begin = cellCompiler(isSnapshot ? snapshotRequire(main) : createRequire(main));
if (isSnapshot) {
  const source = 'import * as aq from "arquero";\nimport * as claimbook from "claimbook";\n[aq, claimbook];';
  begin()({ declarations: "", source });
  startupSnapshot.setDeserializeMainFunction(() => {
    // Node remembers the folder in which the snapshot was made.
    process.chdir(".");
    answerRequests(begin());
  });
} else answerRequests(begin());
