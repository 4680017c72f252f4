import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { readPlainFile } from "../../../platform/read-plain-file.js";

/** The path part of a request's address, which may be a whole one, decoded once; undefined when it is none. */
export function decodedPath(url: string): string | undefined {
  const target = url.replace(/^http:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(target || "/");
  } catch {
    return undefined;
  }
}

/**
 * The files of a folder that may be served, by the paths of their addresses, such as `/index.html`. What is hidden or a symbolic link is
 * none of them, so no address leads out of the folder, however it is written: an address is looked up, not resolved.
 */
export function siteFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const add = (where: string, address: string) => {
    for (const entry of entriesOf(where)) {
      if (entry.name.startsWith(".")) continue;
      const [file, at] = [path.join(where, entry.name), `${address}${entry.name}`];
      if (entry.isDirectory()) add(file, `${at}/`);
      else if (entry.isFile()) files.set(at, file);
    }
  };
  add(folder, "/");
  return files;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The version of a content: another one when it is another. */
export function versionOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 16);
}

/** The versions of all files of a site, by the paths of their addresses. */
export function siteVersions(folder: string): ReadonlyMap<string, string> {
  return new Map([...siteFiles(folder)].map(([at, file]) => [at, versionOf(readPlainFile(file) ?? "")]));
}
