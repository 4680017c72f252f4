import path from "node:path";
import { fileURLToPath } from "node:url";
import { folderFetch } from "./folder-fetch.js";
import type { SourceFile, SourceRequest } from "./source-file.js";

/** Whether a base address names a file of this machine. */
export const isUserFile = (base: string): boolean => base.startsWith("file:");

/**
 * A user's file in the place of the one asked for, whatever its name.
 * @param base a `file:` address
 * @throws SourceError when it is not there, or is of another format
 */
export async function userFile(request: SourceRequest, base: string): Promise<SourceFile> {
  const { dir, base: name } = path.parse(fileURLToPath(base));
  return { ...(await folderFetch(dir)({ ...request, name })), name: request.name };
}
