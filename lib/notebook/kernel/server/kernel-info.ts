import { typescriptVersion } from "../../../platform/loading/load-typescript.js";
import { notebookVersion } from "../executor/notebook-options.js";

/**
 * The content of a `kernel_info_reply`, as tslab answers it, with the TypeScript that checks the cells. Nothing of tslab or of the compiler
 * is loaded for it: a front end waits for this answer first.
 */
export function kernelInfo(): object {
  return {
    status: "ok",
    protocol_version: "5.3",
    implementation: "tslab",
    implementation_version: "1.0.0",
    language_info: {
      name: "typescript",
      version: notebookVersion() ?? typescriptVersion(),
      mimetype: "text/typescript",
      file_extension: ".ts",
      codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    },
    banner: "TypeScript",
  };
}
