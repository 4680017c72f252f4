import { readFileSync } from "node:fs";
import path from "node:path";
import { bookRoot } from "../platform/book-folder.js";

/** Does the book's package.json have a script? */
function hasScript(root: string, name: string): boolean {
  try {
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      readonly scripts?: Readonly<Record<string, string>>;
    };
    return scripts?.[name] !== undefined;
  } catch {
    return false;
  }
}

/**
 * The command that runs one test of a book. In this repository `npm run fix` comes first: it formats what was written, and installs the
 * development tools, which a start leaves out and `npx vitest` needs.
 * @param file the test, relative to the book's folder
 */
export function testCommand(file: string, root = bookRoot()): string {
  return `${hasScript(root, "fix") ? "npm run fix" : "npx claimbook build"} && npx vitest run ${file}`;
}
