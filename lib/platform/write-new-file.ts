import { closeSync, constants, fsyncSync, openSync, writeSync } from "node:fs";

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/**
 * Writes a file that is not there yet, through no link.
 * @param options.durable wait until it is on the disk: a rename must never overtake the bytes that it publishes; default false
 * @param options.mode permissions, less those that the process masks; default 0o666
 * @throws Error of the file system, with the code EEXIST where there is something
 */
export function writeNewFile(
  file: string,
  content: string | Uint8Array,
  { durable = false, mode = 0o666 }: { readonly durable?: boolean; readonly mode?: number } = {},
): void {
  const bytes = Buffer.from(content);
  const handle = openSync(file, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), mode);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    if (durable) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
