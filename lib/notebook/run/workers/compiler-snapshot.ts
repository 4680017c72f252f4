import { existsSync } from "node:fs";
import path from "node:path";
import { keyOf } from "../../cache.js";
import { buildFolder } from "../../kernel/package-root.js";
import type { EnvironmentFingerprint } from "../environment-fingerprint.js";

/**
 * Where the compiling worker's startup snapshot lies, which the build makes: TypeScript loaded, the libraries' declarations parsed. It
 * is good for one build, one set of packages and one Node; for others the path is another.
 */
export function snapshotPath({ library, packages, node }: EnvironmentFingerprint): string {
  const { platform, arch } = process;
  const key = keyOf(library, packages, node, platform, arch).slice(0, 16);
  return path.join(buildFolder(), "snapshot", `compile-worker-${key}.blob`);
}

/** The startup snapshot that is good now; undefined when there is none. */
export function findSnapshot(fingerprint: EnvironmentFingerprint): string | undefined {
  const file = snapshotPath(fingerprint);
  return existsSync(file) ? file : undefined;
}
