import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { linkSync, lstatSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildFolder } from "../package-root.js";

const KEY_BYTES = 32;
/** A seal names its key, so that what another build has written is known from what is damaged. */
const ID_DIGITS = 16;
const SEAL_DIGITS = ID_DIGITS + 64;

/** Where the build's key lies: not in the cache, so that a cache from elsewhere does not bring its own. */
function keyFile(): string {
  return path.join(buildFolder(), "cache.key");
}

function readKey(file: string): Buffer | undefined {
  try {
    if (!lstatSync(file).isFile()) return undefined;
    const key = Buffer.from(readFileSync(file, "utf8"), "hex");
    return key.length === KEY_BYTES ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Makes a key unless another process has just done so; what stands there and is none is replaced. */
function makeKey(file: string): Buffer | undefined {
  const draft = `${file}.${randomBytes(8).toString("hex")}`;
  try {
    writeFileSync(draft, randomBytes(KEY_BYTES).toString("hex"), { mode: 0o600, flag: "wx" });
    try {
      linkSync(draft, file);
    } catch {
      if (readKey(file) === undefined) {
        rmSync(file, { recursive: true, force: true });
        linkSync(draft, file);
      }
    }
  } catch {
    // Another process was faster, or the build cannot be written.
  } finally {
    rmSync(draft, { force: true });
  }
  return readKey(file);
}

let known: Buffer | undefined;

/** The build's own key, made with the first use; undefined where it can neither be read nor made. */
function buildKey(): Buffer | undefined {
  known ??= readKey(keyFile()) ?? makeKey(keyFile());
  return known;
}

function hmac(key: Buffer, name: string, content: Uint8Array | string): string {
  return createHmac("sha256", key)
    .update(`${Buffer.byteLength(name)} ${name} `)
    .update(content)
    .digest("hex");
}

/** Digits by which a key is told from others, and which do not give it away. */
const idOf = (key: Buffer) => createHash("sha256").update(key).digest("hex").slice(0, ID_DIGITS);

/**
 * A text under a seal: which key it is, and the HMAC-SHA256 of name and content with that key, which only this build has.
 * @returns the seal's 80 hexadecimal digits, a line feed, the text; undefined where the build has no key
 */
export function seal(name: string, text: string): string | undefined {
  const key = buildKey();
  return key && `${idOf(key)}${hmac(key, name, text)}\n${text}`;
}

/** Whether another build sealed this, such as the engine before it was installed anew. */
export function isOfAnotherBuild(sealed: Buffer): boolean {
  const key = buildKey();
  const header = sealed.subarray(0, SEAL_DIGITS + 1).toString("latin1");
  return key !== undefined && /^[\da-f]{80}\n$/.test(header) && !header.startsWith(idOf(key));
}

/**
 * The text that this build sealed under a name; undefined when it is cut, changed, of another name or of another build.
 */
export function unseal(name: string, sealed: Buffer): string | undefined {
  const key = buildKey();
  if (!key || sealed.length <= SEAL_DIGITS) return undefined;
  const content = sealed.subarray(SEAL_DIGITS + 1);
  const should = Buffer.from(`${idOf(key)}${hmac(key, name, content)}`);
  return timingSafeEqual(sealed.subarray(0, SEAL_DIGITS), should) ? content.toString("utf8") : undefined;
}

/** Whether this build can seal. */
export function canSeal(): boolean {
  return buildKey() !== undefined;
}
