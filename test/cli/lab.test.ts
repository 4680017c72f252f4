import { expect, test } from "vitest";
import { labCommand } from "../../lib/cli/lab.js";
import { UserError } from "../../lib/platform/user-error.js";

test("lab says how to get Jupyter where there is none", async () => {
  const asked = labCommand(() => undefined).parseAsync([], { from: "user" });
  await expect(asked).rejects.toThrow(UserError);
  await expect(asked).rejects.toThrow("pip install --user jupyterlab");
});
