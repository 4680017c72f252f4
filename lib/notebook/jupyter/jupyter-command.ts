import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";

/** How to start Jupyter: arguments and environment. */
export interface JupyterCommand {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** The project's own Jupyter data folder: what stands there is seen by the Jupyter that is started here, and by no other. */
export function projectDataFolder(): string {
  return path.join(bookRoot(), ".claimbook/jupyter");
}

/**
 * How to start Jupyter on a folder, on this machine only, with Jupyter's own token.
 * @param folder what the file list shows
 * @param options.extra arguments for Jupyter; they override
 */
export function jupyterCommand(
  folder: string,
  {
    port,
    browser = true,
    extra = [],
  }: { readonly port?: number; readonly browser?: boolean; readonly extra?: readonly string[] } = {},
): JupyterCommand {
  const asRoot = process.getuid?.() === 0;
  return {
    args: [
      folder,
      "--ip=127.0.0.1",
      ...(port === undefined ? [] : [`--port=${port}`]),
      ...(browser ? [] : ["--no-browser"]),
      // Jupyter refuses the superuser, whom a container knows no other than.
      ...(asRoot ? ["--allow-root"] : []),
      ...extra,
    ],
    env: {
      ...process.env,
      JUPYTER_PATH: [projectDataFolder(), process.env.JUPYTER_PATH].filter(Boolean).join(path.delimiter),
    },
  };
}
