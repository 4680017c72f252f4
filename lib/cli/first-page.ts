import { rmSync } from "node:fs";
import path from "node:path";
import { namesIn } from "../platform/names-in.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";

/** The page that can be read before there are others, in a folder that has none yet. */
export class FirstPage {
  readonly #folder: string;
  readonly #tell: ((file: string) => void) | undefined;
  #file: string | undefined;

  /** @param tell told of the page; without it none is put in place */
  constructor(folder: string, tell?: (file: string) => void) {
    this.#folder = folder;
    this.#tell = namesIn(folder).some((name) => name.endsWith(".html")) ? undefined : tell;
  }

  /** Is it still to come? */
  get isAwaited(): boolean {
    return this.#tell !== undefined && this.#file === undefined;
  }

  /** Puts a page in place, and tells of it, unless one has come before. */
  put(name: string, html: string): void {
    if (!this.isAwaited) return;
    this.#file = path.join(this.#folder, name);
    writeFileAtomic(this.#file, html);
    this.#tell?.(this.#file);
  }

  /** Removes it again, unless it is among the pages that were written in the end. */
  end(written: readonly { readonly path: string }[]): void {
    const file = this.#file;
    if (file !== undefined && !written.some((page) => page.path === file)) rmSync(file, { force: true });
  }
}
