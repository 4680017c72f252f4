import { createHmac, timingSafeEqual } from "node:crypto";

/** What stands between the routing prefix and the signed part of a Jupyter message. */
export const DELIMITER = "<IDS|MSG>";

/** The HMAC-SHA256 of a message's parts, in hexadecimal, as the Jupyter messaging protocol signs. */
export function signature(key: string, parts: readonly (string | Buffer)[]): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

/** Whether the frames of a received message, with their routing prefix, carry the signature that the key gives. */
export function isSigned(key: string, frames: readonly Buffer[]): boolean {
  const at = frames.findIndex((frame) => frame.equals(Buffer.from(DELIMITER)));
  const given = at < 0 ? undefined : frames[at + 1];
  if (!given) return false;
  const expected = Buffer.from(signature(key, frames.slice(at + 2)));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
