import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  checkAnswer,
  checkEnvironment,
  checkFigures,
  checkVersion,
} from "../../../lib/notebook/doctor/environment.js";
import { FIGURES_FILE } from "../../../lib/notebook/ipynb/kernel-name.js";
import { writeKernelspec } from "../../../lib/notebook/jupyter/kernelspec.js";

const LAB = {
  program: "jupyter-lab",
  distribution: "jupyterlab",
  name: "JupyterLab",
  tested: ["4.6", "3.6"],
};

test.each([
  ["4.6.6", "ok", "4.6.6, tested with 4.6"],
  ["3.6.1", "ok", "3.6.1, tested with 3.6"],
  ["4.2.0", "ok", "4.2.0 is not what was tested, 4.6"],
  ["5.0.0", "ok", "5.0.0 is not what was tested, 4.6"],
  ["2.3.2", "warn", "2.3.2 is not what was tested, 4.6"],
])("checkVersion of %s is %s: %s", (version, status, message) => {
  const check = checkVersion(LAB, version, "/bin/jupyter-lab");
  expect(check).toMatchObject({ name: "JupyterLab", status, message: `${message} (/bin/jupyter-lab)` });
  expect(check.remedy?.includes('pip install "jupyterlab>=4.6"') ?? false).toBe(status === "warn");
});

test("checkFigures wants the script for figures of this version beside the kernelspec", () => {
  const data = mkdtempSync(path.join(os.tmpdir(), "claimbook-doctor-figures-"));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const folder = path.dirname(writeKernelspec(data));
  expect(checkFigures(folder)).toMatchObject({
    status: "ok",
    message: expect.stringMatching(/, [67]\d\d kB /),
  });
  appendFileSync(path.join(folder, FIGURES_FILE), ";");
  expect(checkFigures(folder)).toMatchObject({
    status: "warn",
    remedy: expect.stringContaining("kernel install"),
  });
  rmSync(path.join(folder, FIGURES_FILE));
  expect(checkFigures(folder)).toMatchObject({ status: "warn", message: expect.stringContaining("missing") });
});

test("checkAnswer fails where the kernel gives no answer, or a wrong one, and says what it gave", () => {
  const answered = (answer: Parameters<typeof checkAnswer>[1]["answer"]) =>
    checkAnswer("/bin/python3", { answer });
  expect(answered({ printed: "50.0%", seconds: 1.26 })).toMatchObject({
    status: "ok",
    message: expect.stringContaining("in 1.3 s"),
  });
  expect(answered({ printed: "50", seconds: 1 })).toMatchObject({
    status: "fail",
    message: expect.stringContaining("gave 50"),
  });
  expect(answered({ error: "RuntimeError: Kernel died" })).toMatchObject({
    status: "fail",
    message: expect.stringContaining("Kernel died"),
    remedy: expect.stringContaining("npm run lab"),
  });
});

test("checkEnvironment warns of a Python that does not run, and names the program that it would start", async () => {
  const gone = { python: "/nowhere/bin/python3", programs: [{ ...LAB, path: "/nowhere/bin/jupyter-lab" }] };
  expect(await checkEnvironment(gone)).toMatchObject([
    { name: "Jupyter", status: "warn", message: expect.stringContaining("/nowhere/bin/jupyter-lab") },
  ]);
});
