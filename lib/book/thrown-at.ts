import path from "node:path";
import { fileURLToPath } from "node:url";
import { BUILT_BOOK } from "../platform/book-folder.js";

/** The line of a book's own code at which an error was thrown, such as "claims/dist/claims/ledger.js, line 3"; undefined where none was. */
export function thrownAt(root: string, { stack = "" }: Error): string | undefined {
  const frames = [...stack.matchAll(/(file:\/\/\S+?|\/[^\n()]+?):(\d+):\d+\)?$/gm)];
  for (const [, address = "", line] of frames) {
    const file = path.relative(root, address.startsWith("file:") ? fileURLToPath(address) : address);
    if (file.startsWith(BUILT_BOOK)) return `${file}, line ${line}`;
  }
  return undefined;
}
