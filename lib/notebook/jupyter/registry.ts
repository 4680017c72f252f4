import { existsSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { UserError } from "../../platform/user-error.js";
import { KERNEL_NAME } from "./kernel-name.js";
import { checkoutKernelspec, type Kernelspec, kernelspecFile, writeKernelspec } from "./kernelspec.js";

/** Where a user's own Jupyter looks for kernelspecs, as jupyter_core finds it. */
export function userDataFolder(): string {
  const { JUPYTER_DATA_DIR, XDG_DATA_HOME, APPDATA } = process.env;
  const home = os.homedir();
  if (JUPYTER_DATA_DIR) return path.resolve(JUPYTER_DATA_DIR);
  if (process.platform === "darwin") return path.join(home, "Library/Jupyter");
  if (process.platform === "win32")
    return path.join(APPDATA ?? path.join(home, "AppData/Roaming"), "jupyter");
  return path.join(XDG_DATA_HOME || path.join(home, ".local/share"), "jupyter");
}

/** Where the Jupyter of an environment looks, such as a virtual environment or /usr/local. */
export function prefixDataFolder(prefix: string): string {
  return path.resolve(prefix, "share/jupyter");
}

/** Whose the kernelspec under a Jupyter data folder is. */
export type Owner =
  | { readonly kind: "none" }
  | { readonly kind: "own"; readonly current: boolean }
  | { readonly kind: "checkout"; readonly checkout: string }
  | { readonly kind: "stranger"; readonly command: string };

function sameKernel(a: Partial<Kernelspec>, b: Kernelspec): boolean {
  const parts = ({ argv, env, interrupt_mode }: Partial<Kernelspec>) => [argv, env, interrupt_mode];
  return JSON.stringify(parts(a)) === JSON.stringify(parts(b));
}

/** Who wrote the kernelspec of the name `tslab` there, and whether it is what this checkout would write now. */
export function kernelspecOwner(dataFolder: string): Owner {
  const file = kernelspecFile(dataFolder);
  if (!existsSync(file)) return { kind: "none" };
  let spec: Partial<Kernelspec> = {};
  try {
    spec = JSON.parse(readFileSync(file, "utf8")) as Partial<Kernelspec>;
  } catch {
    // Not ours: ours is JSON.
  }
  const checkout = spec.metadata?.claimbook?.checkout;
  if (checkout === bookRoot()) return { kind: "own", current: sameKernel(spec, checkoutKernelspec()) };
  if (checkout !== undefined) return { kind: "checkout", checkout };
  return { kind: "stranger", command: (spec.argv ?? []).slice(0, 2).join(" ") };
}

function describe(owner: Owner): string {
  if (owner.kind === "checkout") return `belongs to another checkout (${owner.checkout})`;
  if (owner.kind === "stranger") return `is not Claimbook's (it starts "${owner.command}")`;
  return "is this checkout's, of an earlier time";
}

interface RegistryOptions {
  /** Also when the kernelspec that stands there is somebody else's. */
  readonly force?: boolean;
}

function checkOwner(dataFolder: string, { force = false }: RegistryOptions, deed: string): Owner {
  const owner = kernelspecOwner(dataFolder);
  if (owner.kind === "none" || owner.kind === "own" || force) return owner;
  throw new UserError(
    `${kernelspecFile(dataFolder)} ${describe(owner)}; --force ${deed} it all the same. ` +
      '"npm run lab" needs neither: it uses this checkout\'s kernel without installing it',
  );
}

/**
 * Installs the kernelspec of this checkout under a Jupyter data folder.
 * @returns what was done, for the user
 * @throws UserError when another kernelspec stands there and `force` is not set, or the folder cannot be written
 */
export function installKernelspec(dataFolder: string, options: RegistryOptions = {}): string {
  const before = checkOwner(dataFolder, options, "replaces");
  const replaced = before.kind === "none" ? "" : `, in the place of one that ${describe(before)}`;
  try {
    return `installed the kernel "${KERNEL_NAME}" (${checkoutKernelspec().display_name}): ${writeKernelspec(dataFolder)}${replaced}`;
  } catch (error) {
    throw new UserError(
      `${dataFolder} cannot be written (${(error as Error).message}); choose another with --prefix, or leave it out to install for you alone`,
    );
  }
}

/**
 * Removes the kernelspec of this checkout from a Jupyter data folder.
 * @returns what was done, for the user
 * @throws UserError when the kernelspec there is somebody else's and `force` is not set, or it cannot be removed
 */
export function uninstallKernelspec(dataFolder: string, options: RegistryOptions = {}): string {
  const file = kernelspecFile(dataFolder);
  const owner = checkOwner(dataFolder, options, "removes");
  if (owner.kind === "none") return `nothing to remove: there is no ${file}`;
  try {
    rmSync(path.dirname(file), { recursive: true });
  } catch (error) {
    throw new UserError(`${file} cannot be removed (${(error as Error).message})`);
  }
  return `removed the kernel "${KERNEL_NAME}": ${file}`;
}
