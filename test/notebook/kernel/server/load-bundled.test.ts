// Takes long: it starts a kernel that loads the library.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import * as arquero from "arquero";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as library from "../../../../lib/index.js";
import { startKernel } from "../../../../lib/notebook/kernel/kernel.js";
import { bundledPath } from "../../../../lib/platform/package-root.js";
import { linkedFolder } from "../../linked-folder.js";
import { printed } from "../../notebook-of.js";
import { TestKernel } from "../test-kernel.js";

let kernel: TestKernel;
beforeAll(async () => {
  const folder = linkedFolder("bundled");
  kernel = new TestKernel((await startKernel(folder)).kernel, folder);
  await kernel.run(
    'import * as aq from "arquero";\nimport { addMonths, openStore, toDanfo } from "claimbook";',
  );
});
afterAll(() => kernel.stop());

test("cells and the library share one arquero, however they ask for it", async () => {
  const { outputs } = await kernel.run(
    [
      'const made = [aq, await import("arquero"), require("arquero")].map((one) => one.table({ a: [1] }).constructor);',
      // The store's tables extend arquero's.
      'const read = Object.getPrototypeOf(openStore().read("index-monthly").constructor);',
      "console.log(made.map((one) => one === read), toDanfo(aq.table({ a: [1, 2] })).shape);",
    ].join("\n"),
  );
  expect(printed(outputs)).toBe("[ true, true, true ] [ 2, 1 ]\n");
});

test("the bundle exports what the library and arquero export", async () => {
  const names = async (module: string) => Object.keys((await import(module)) as object).sort();
  const bundled = (name: string) => names(pathToFileURL(bundledPath(name)).href);
  expect(await bundled("index.js")).toEqual(Object.keys(library).sort());
  expect(await bundled("arquero.js")).toEqual(Object.keys(arquero).sort());
});

test("an error in the library names places of its sources", async () => {
  const { error, number } = await kernel.run('const name: string = "nothing";\nopenStore().read(name);');
  const frames = error?.traceback.join("\n").match(/at .*/g) ?? [];
  const [, line] = /^at specOf \(claimbook\/store\/open-store\.ts:(\d+):\d+\)$/.exec(frames[0] ?? "") ?? [];
  expect(readFileSync("lib/store/open-store.ts", "utf8").split("\n")[Number(line) - 1]).toMatch(/throw /);
  expect(frames.at(-1)).toBe(`at cell [${number}]:2:13`);
});
