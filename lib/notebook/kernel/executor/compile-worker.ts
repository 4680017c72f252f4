import { createRequire } from "node:module";
import path from "node:path";
import { startupSnapshot } from "node:v8";
import type ts from "typescript";
import { answerRequests } from "../../run/workers/answer-requests.js";
import type { CompileRequest } from "../compiler/compilation.js";
import { loadCompiler } from "../executor/load-compiler.js";
import { compileCell } from "./compile-cells.js";
import { snapshotRequire } from "./snapshot-require.js";

// A process of its own in a notebook's folder: compiles cells as that folder's kernel would. One compiler serves all
// notebooks of the folder. Its arguments: this package's folder, and the data folder.

const isSnapshot = startupSnapshot.isBuildingSnapshot();
const main = path.join(process.argv[2] as string, "package.json");
const require = isSnapshot ? snapshotRequire(main) : createRequire(main);
const parsed = new Map<string, ts.SourceFile>();
const begin = () =>
  loadCompiler({
    ...{ folder: process.cwd(), require, parsed, withoutDocs: true },
    data: process.argv[3] as string,
  });
const answer = () => {
  const compiler = begin();
  answerRequests((request: CompileRequest) => compileCell(compiler, request));
};
if (isSnapshot) {
  const source = 'import * as aq from "arquero";\nimport * as claimbook from "claimbook";\n[aq, claimbook];';
  begin().compile({ source, before: [] });
  startupSnapshot.setDeserializeMainFunction(() => {
    // Node remembers the folder in which the snapshot was made.
    process.chdir(".");
    answer();
  });
} else answer();
