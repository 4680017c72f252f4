import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Packages that are the checkout's own, and their folders. */
const OWN: Readonly<Record<string, string>> = { claimbook: "lib", "small-caps-july-2024": "claims" };

/** A copy of the checkout with library and data, and whatever notebooks a test puts there. */
export interface SmallCheckout {
  readonly root: string;
  /** The environment of commands: their cache is the copy's own. */
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

/** Makes a copy of the checkout without notebooks; packages are linked. @param begin how the name of its folder begins */
export function smallCheckout(begin = "claimbook-checkout-"): SmallCheckout {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), begin)));
  const isPackages = (file: string) => file.split(path.sep).includes("node_modules");
  cpSync("lib", path.join(root, "lib"), {
    recursive: true,
    // The build is to stay as new as its sources.
    preserveTimestamps: true,
    filter: (file) => !isPackages(file),
  });
  symlinkSync(path.resolve("lib/node_modules"), path.join(root, "lib/node_modules"));
  cpSync("data", path.join(root, "data"), { recursive: true });
  cpSync("claims", path.join(root, "claims"), {
    recursive: true,
    preserveTimestamps: true,
    filter: (file) => !isPackages(file),
  });
  for (const file of ["claimbook.config.ts", "package.json", "tsconfig.json"])
    cpSync(file, path.join(root, file));
  mkdirSync(path.join(root, "notebooks"));
  const modules = path.join(root, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync("node_modules")) {
    const own = OWN[name];
    const target = own === undefined ? path.resolve("node_modules", name) : path.join(root, own);
    symlinkSync(target, path.join(modules, name));
  }
  return {
    root,
    env: { ...process.env, CLAIMBOOK_CACHE: path.join(root, "cache") },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
