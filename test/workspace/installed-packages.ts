import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** What package-lock.json says of a package. */
export interface LockEntry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly version?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
}

/** The packages of package-lock.json by the folder that they are installed in, without this checkout's own folders. */
export function lockedPackages(): readonly (readonly [folder: string, entry: LockEntry])[] {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  return Object.entries(lock.packages).filter(([folder]) => folder.includes("node_modules/"));
}

/** The name of the package that a path lies in; undefined outside of packages. */
export function packageOf(file: string): string | undefined {
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file.replaceAll("\\", "/"))?.[1];
}

/** The files that a script was built from, as its source map says; without one the script itself. */
function sourcesOf(script: string): readonly string[] {
  if (!existsSync(`${script}.map`)) return [script];
  return (JSON.parse(readFileSync(`${script}.map`, "utf8")) as { readonly sources: readonly string[] })
    .sources;
}

/**
 * The packages of which a Node process loads code, in the order of their names: of each script that V8 has read.
 * @throws when the process fails
 */
export function loadedPackages(args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-loaded-"));
  try {
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
    const urls = readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as {
        readonly result: readonly { readonly url: string }[];
      };
      return result.map(({ url }) => url).filter((url) => url.startsWith("file:"));
    });
    const files = urls.flatMap((url) => sourcesOf(fileURLToPath(url)));
    return [...new Set(files.flatMap((file) => packageOf(file) ?? []))].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
