import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { jupyterCommand, projectDataFolder } from "../../../lib/notebook/jupyter/jupyter-command.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("jupyterCommand starts on the folder, on loopback, and leaves the token to Jupyter", () => {
  const { args } = jupyterCommand("/book/notebooks", { port: 9000, browser: false });
  expect(args.slice(0, 4)).toEqual(["/book/notebooks", "--ip=127.0.0.1", "--port=9000", "--no-browser"]);
  expect(args.join(" ")).not.toMatch(/token|password/i);
});

test("jupyterCommand puts further arguments last, where they override", () => {
  const { args } = jupyterCommand("/book/notebooks", { extra: ["--port=1234"] });
  expect(args.at(-1)).toBe("--port=1234");
});

test("jupyterCommand has the project's kernels found first, and keeps the user's JUPYTER_PATH", () => {
  vi.stubEnv("JUPYTER_PATH", "/theirs");
  expect(jupyterCommand("/book").env.JUPYTER_PATH).toBe(`${projectDataFolder()}${path.delimiter}/theirs`);
  vi.stubEnv("JUPYTER_PATH", "");
  expect(jupyterCommand("/book").env.JUPYTER_PATH).toBe(projectDataFolder());
});
