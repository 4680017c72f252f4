import { loadCompiled } from "../../../platform/loading/load-compiled.js";
import { ownRequire } from "../../../platform/loading/load-typescript.js";
import { answerRequests } from "../../../platform/workers/answer-requests.js";
import type { CompileRequest } from "../compiler/compilation.js";
import { compileCell } from "./compile-cells.js";
import { loadCompiler } from "./load-compiler.js";

// A process of its own in a notebook's folder: compiles cells as that folder's kernel would. One compiler serves all
// notebooks of the folder. Its argument: the data folder.

answerRequests(() => {
  const warm = loadCompiled(ownRequire(), "typescript");
  const compiler = loadCompiler({ folder: process.cwd(), data: process.argv[2] as string });
  return { answer: (request: CompileRequest) => compileCell(compiler, request), warm };
});
