import { randomUUID } from "node:crypto";
import { DELIMITER, isSigned, signature } from "../signature.js";
import type { Parts } from "./wire.js";

const SESSION = randomUUID();

/** The header of a message of this kernel, as JSON. */
export function newHeader(type: string): string {
  return JSON.stringify({
    msg_id: randomUUID(),
    msg_type: type,
    session: SESSION,
    username: "kernel",
    date: new Date().toISOString(),
    version: "5.3",
  });
}

/** The frames of a message, signed. */
export function signedFrames(
  key: string,
  identity: readonly Uint8Array[],
  parts: Parts,
): (Uint8Array | string)[] {
  return [...identity, DELIMITER, signature(key, parts), ...parts];
}

/** The routing prefix and the parts of received frames; undefined when they are not signed with the key. */
export function openFrames(
  key: string,
  frames: readonly Buffer[],
): { readonly identity: readonly Uint8Array[]; readonly parts: Parts } | undefined {
  if (!isSigned(key, frames)) return undefined;
  const at = frames.findIndex((frame) => frame.equals(Buffer.from(DELIMITER)));
  const parts = frames.slice(at + 2, at + 6).map(String);
  if (parts.length < 4) return undefined;
  return { identity: frames.slice(0, at), parts: parts as unknown as Parts };
}
