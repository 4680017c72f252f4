import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { cachedDataVersionTag } from "node:v8";
import vm from "node:vm";
import { keyOf } from "../cache/cache.js";
import { namesIn } from "../names-in.js";
import { buildFolder } from "../package-root.js";
import { sha256 } from "../sha256.js";
import { writeFileAtomic } from "../write-file-atomic.js";

/** Length of the digest before what V8 had compiled. */
const DIGEST = 64;

/** What V8 had compiled, unless the file is damaged or was never written. */
function readCompiled(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(DIGEST);
    return sha256(data) === bytes.toString("latin1", 0, DIGEST) ? data : undefined;
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
        for (const other of namesIn(folder)) if (other.startsWith(name)) rmSync(path.join(folder, other));
        const data = script.createCachedData();
        writeFileAtomic(saved, Buffer.concat([Buffer.from(sha256(data)), data]));
      } catch {
        // Where the build cannot be written V8 compiles each time.
      }
    },
  };
}
