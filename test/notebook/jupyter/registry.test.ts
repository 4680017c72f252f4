import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Kernelspec, kernelspecFile } from "../../../lib/notebook/jupyter/kernelspec.js";
import {
  installKernelspec,
  kernelspecOwner,
  prefixDataFolder,
  uninstallKernelspec,
  userDataFolder,
} from "../../../lib/notebook/jupyter/registry.js";
import { UserError } from "../../../lib/platform/user-error.js";

const TSLABS_OWN = {
  argv: ["tslab", "kernel", "--config-path", "{connection_file}"],
  display_name: "TypeScript",
  language: "typescript",
};

let folder: string;
const file = () => kernelspecFile(folder);
const installed = () => JSON.parse(readFileSync(file(), "utf8")) as Kernelspec;

function put(text: string): void {
  mkdirSync(path.dirname(file()), { recursive: true });
  writeFileSync(file(), text);
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-registry-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("installKernelspec", () => {
  test("writes a kernelspec by which Jupyter starts this checkout's Node, preload and tslab", () => {
    expect(installKernelspec(folder)).toContain(file());
    const { argv, language, interrupt_mode } = installed();
    expect({ language, interrupt_mode }).toEqual({ language: "typescript", interrupt_mode: "message" });
    const files = argv.filter((argument) => path.isAbsolute(argument));
    expect(files[0]).toBe(process.execPath);
    expect(files).toHaveLength(3);
    expect(files.filter((name) => !existsSync(name))).toEqual([]);
    expect(argv.slice(-2)).toEqual(["--config-path", "{connection_file}"]);
  });

  test("replaces its own, and says so", () => {
    installKernelspec(folder);
    expect(installKernelspec(folder)).toContain("this checkout's");
  });

  test.each([
    ["tslab's own", JSON.stringify(TSLABS_OWN), 'is not Claimbook\'s (it starts "tslab kernel")'],
    [
      "another checkout's",
      JSON.stringify({ ...TSLABS_OWN, metadata: { claimbook: { checkout: "/elsewhere" } } }),
      "belongs to another checkout (/elsewhere)",
    ],
    ["one that is not JSON", "{", "is not Claimbook's"],
  ])("refuses to replace %s, unless forced", (_, text, whose) => {
    put(text);
    expect(() => installKernelspec(folder)).toThrow(UserError);
    expect(() => installKernelspec(folder)).toThrow(whose);
    expect(() => installKernelspec(folder)).toThrow("--force");
    expect(readFileSync(file(), "utf8")).toBe(text);
    expect(installKernelspec(folder, { force: true })).toContain(whose);
    expect(kernelspecOwner(folder)).toEqual({ kind: "own", current: true });
  });

  test("says what to do where it cannot write", () => {
    writeFileSync(path.join(folder, "kernels"), "in the way");
    expect(() => installKernelspec(folder)).toThrow("--prefix");
  });
});

describe("uninstallKernelspec", () => {
  test("removes what was installed, and says so", () => {
    installKernelspec(folder);
    expect(uninstallKernelspec(folder)).toContain(`removed the kernel "tslab"`);
    expect(existsSync(path.dirname(file()))).toBe(false);
  });

  test("has nothing to do where nothing is", () => {
    expect(uninstallKernelspec(folder)).toContain("nothing to remove");
  });

  test("leaves somebody else's, unless forced", () => {
    put(JSON.stringify(TSLABS_OWN));
    expect(() => uninstallKernelspec(folder)).toThrow(UserError);
    expect(existsSync(file())).toBe(true);
    uninstallKernelspec(folder, { force: true });
    expect(existsSync(file())).toBe(false);
  });
});

test("kernelspecOwner sees that the checkout's Node has moved", () => {
  installKernelspec(folder);
  const spec = installed();
  put(JSON.stringify({ ...spec, argv: ["/gone/node", ...spec.argv.slice(1)] }));
  expect(kernelspecOwner(folder)).toEqual({ kind: "own", current: false });
});

test("kernelspecOwner sees that an earlier time had the kernel interrupted otherwise", () => {
  installKernelspec(folder);
  put(JSON.stringify({ ...installed(), interrupt_mode: "signal" }));
  expect(kernelspecOwner(folder)).toEqual({ kind: "own", current: false });
});

test("userDataFolder follows JUPYTER_DATA_DIR, as Jupyter does", () => {
  vi.stubEnv("JUPYTER_DATA_DIR", folder);
  expect(userDataFolder()).toBe(folder);
});

test.skipIf(process.platform !== "linux")(
  "userDataFolder follows XDG_DATA_HOME, else ~/.local/share (Linux)",
  () => {
    vi.stubEnv("JUPYTER_DATA_DIR", "");
    vi.stubEnv("XDG_DATA_HOME", "/xdg");
    expect(userDataFolder()).toBe("/xdg/jupyter");
    vi.stubEnv("XDG_DATA_HOME", "");
    vi.stubEnv("HOME", "/home/somebody");
    expect(userDataFolder()).toBe("/home/somebody/.local/share/jupyter");
  },
);

test("prefixDataFolder is where the Jupyter of an environment looks", () => {
  expect(prefixDataFolder("/opt/venv")).toBe(path.resolve("/opt/venv/share/jupyter"));
});
