import { createRequire } from "node:module";
import path from "node:path";
import { UserError } from "../../platform/user-error.js";

const require = createRequire(import.meta.url);

/** The folder of an installed package, without symbolic links. */
export function packageRoot(name: string): string {
  return path.dirname(require.resolve(`${name}/package.json`));
}

/** The `tslab` command that starts a kernel. */
export function tslabCommand(): string {
  return path.join(packageRoot("tslab"), "bin/tslab");
}

/** The library's build, one file a module, which exists once the library is built. */
export function buildFolder(): string {
  return path.join(packageRoot("claimbook"), "dist");
}

/**
 * A file of the build as processes load it: the same code in a few files.
 * @param name of an entry in `bin/bundle.mjs`, with its ending
 */
export function bundledPath(name: string): string {
  return path.join(buildFolder(), "bundle", name);
}

/** The version of an installed package. */
export function packageVersion(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}

/**
 * Refuses a checkout in which no kernel can start: Node puts a part of a package's name in the place of a "*" in any folder above it.
 * @throws UserError that names the folder
 */
export function checkRoot(root = path.dirname(packageRoot("claimbook"))): void {
  if (root.includes("*"))
    throw new UserError(
      `the checkout lies at ${root}: below a folder with "*" in its name Node does not find all packages; move or rename that folder`,
    );
}
