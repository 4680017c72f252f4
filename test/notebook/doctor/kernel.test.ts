import { expect, test } from "vitest";
import { checkKernel } from "../../../lib/notebook/doctor/kernel.js";

test("checkKernel runs a cell that uses the library on a real kernel", async () => {
  expect(await checkKernel()).toMatchObject({ name: "kernel", status: "ok" });
});
