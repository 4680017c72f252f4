import path from "node:path";
import { bundledPath, packageRoot } from "../../platform/package-root.js";

/** The compiled preload that patches tslab, which exists once the library is built. */
export function preloadPath(): string {
  return bundledPath("preload.cjs");
}

/**
 * The command that starts a tslab kernel with the patching preload, on the Node that runs this.
 * @param connectionFile path of a Jupyter connection file, or what a kernelspec writes in its place
 */
export function kernelCommand(connectionFile: string): readonly [node: string, ...args: string[]] {
  return [
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    // A callback that an interrupt ends leaves entries of async_hooks behind, over which Node would end the process.
    "--no-force-async-hooks-checks",
    "--require",
    preloadPath(),
    path.join(packageRoot("tslab"), "bin/tslab"),
    "kernel",
    "--config-path",
    connectionFile,
  ];
}
