import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** The folder of an installed package, without symbolic links. */
export function packageRoot(name: string): string {
  return path.dirname(require.resolve(`${name}/package.json`));
}

/** A file of the library's build, which exists once the library is built. */
export function builtPath(file: string): string {
  return path.join(packageRoot("claimbook"), "dist", file);
}

/** The version of an installed package. */
export function packageVersion(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}

/** The folder of the checkout, which holds `lib`, `notebooks` and `data`. */
export function checkoutRoot(): string {
  return path.dirname(packageRoot("claimbook"));
}
