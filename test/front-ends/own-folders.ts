import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Jupyter's own folders in a temporary one, so that a test neither sees nor leaves anything of the user's. */
export function ownFolders(): { env: NodeJS.ProcessEnv; remove(): void } {
  const root = mkdtempSync(path.join(os.tmpdir(), "claimbook-jupyter-"));
  const folder = (name: string) => {
    const made = path.join(root, name);
    mkdirSync(made);
    return made;
  };
  return {
    env: {
      JUPYTER_CONFIG_DIR: folder("config"),
      JUPYTER_DATA_DIR: folder("data"),
      JUPYTER_RUNTIME_DIR: folder("runtime"),
      IPYTHONDIR: folder("ipython"),
      HOME: folder("home"),
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
