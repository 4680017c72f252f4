import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { writeFileAtomic } from "../../platform/write-file-atomic.js";
import { kernelCommand } from "../kernel/kernel-command.js";
import { loaderScript } from "../show/loader.js";
import { FIGURES_FILE, KERNEL_NAME } from "./kernel-name.js";

/** The contents of a `kernel.json`; see "Kernel specs" in jupyter-client's documentation. */
export interface Kernelspec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: "message";
  readonly env: Readonly<Record<string, string>>;
  /** Whose kernelspec it is: the checkout that wrote it. */
  readonly metadata: { readonly claimbook: { readonly checkout: string } };
}

/** The kernelspec of this checkout: its Node, its preload, its tslab. Named as tslab names its own, so that notebooks match. */
export function checkoutKernelspec(): Kernelspec {
  return {
    argv: kernelCommand("{connection_file}"),
    display_name: "TypeScript",
    language: "typescript",
    // A signal reaches no loop behind an await, and Windows has none.
    interrupt_mode: "message",
    env: {
      // What a cell prints is the same wherever it ran.
      NO_COLOR: "1",
      TZ: "UTC",
      LC_ALL: "en_US.UTF-8",
      CLAIMBOOK_FIGURES: FIGURES_FILE,
      // Of notebooks outside a book.
      CLAIMBOOK_BOOK: bookRoot(),
    },
    metadata: { claimbook: { checkout: bookRoot() } },
  };
}

/** The file of this kernel in a folder that Jupyter searches for data, such as one of JUPYTER_PATH. */
export function kernelspecFile(dataFolder: string): string {
  return path.join(dataFolder, "kernels", KERNEL_NAME, "kernel.json");
}

/**
 * Writes the kernelspec of this checkout under a Jupyter data folder, with the script for figures beside it, and returns its file. A
 * Jupyter that reads them meanwhile sees the old ones or the new ones.
 */
export function writeKernelspec(dataFolder: string): string {
  const file = kernelspecFile(dataFolder);
  writeFileAtomic(path.join(path.dirname(file), FIGURES_FILE), loaderScript());
  writeFileAtomic(file, `${JSON.stringify(checkoutKernelspec(), null, 2)}\n`);
  return file;
}
