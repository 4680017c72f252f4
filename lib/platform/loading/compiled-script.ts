import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { cachedDataVersionTag } from "node:v8";
import vm from "node:vm";
import { keyOf } from "../cache/cache.js";
import { makeFolder } from "../make-folder.js";
import { buildFolder } from "../package-root.js";
import { writeFileAtomic } from "../write-file-atomic.js";

const DIGEST_BYTES = 32;

const digest = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/** What V8 had compiled, unless the file is damaged or was never written. */
function readCompiled(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(DIGEST_BYTES);
    return digest(data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** A script, and what saves all that V8 has compiled of it by then, unless that is what it was compiled from. */
export interface CompiledScript {
  readonly script: vm.Script;
  save(): void;
}

/**
 * A script, compiled from what an earlier process saved of it. That lies in the engine's own build, beside the code that is run from there,
 * and is V8's alone: of its version, its options and this processor.
 * @param source the file's text, or that text in a function
 * @param file its path, whose size and time tell a changed one
 */
export function compiledScript(source: string, file: string): CompiledScript {
  const folder = path.join(buildFolder(), "compiled");
  const { size, mtimeMs } = statSync(file);
  const tag = cachedDataVersionTag();
  // Other versions and options have their own, and leave this one's alone.
  const name = `${path.basename(file)}-${tag.toString(16)}-`;
  const saved = path.join(folder, `${name}${keyOf(file, source.length, size, mtimeMs)}`);
  const cachedData = readCompiled(saved);
  const script = new vm.Script(source, { filename: file, ...(cachedData && { cachedData }) });
  return {
    script,
    save() {
      // V8's options may have been set since.
      if (script.cachedDataRejected === false || cachedDataVersionTag() !== tag) return;
      try {
        makeFolder(folder);
        for (const other of readdirSync(folder)) if (other.startsWith(name)) rmSync(path.join(folder, other));
        const data = script.createCachedData();
        writeFileAtomic(saved, Buffer.concat([digest(data), data]));
      } catch {
        // Where the build cannot be written V8 compiles each time.
      }
    },
  };
}
