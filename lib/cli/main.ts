import { createRequire } from "node:module";
import { Command } from "commander";
import { UserError } from "../user-error.js";
import { claimsCommand } from "./claims.js";
import { dataCommand } from "./data.js";
import { doctorCommand } from "./doctor.js";
import { exportCommand } from "./export.js";
import { importCommand } from "./import.js";
import { kernelCommands } from "./kernel.js";
import { labCommand } from "./lab.js";
import { newCommand } from "./new.js";
import { runCommand } from "./run.js";
import { startCommand } from "./start.js";
import { updateCommand } from "./update.js";

const { version } = createRequire(import.meta.url)("claimbook/package.json") as { version: string };

const program = new Command("claimbook")
  .description("Re-test a market commentary claim by claim")
  .version(version)
  .addCommand(startCommand())
  .addCommand(runCommand())
  .addCommand(exportCommand())
  .addCommand(claimsCommand())
  .addCommand(updateCommand())
  .addCommand(dataCommand())
  .addCommand(importCommand())
  .addCommand(newCommand())
  .addCommand(labCommand())
  .addCommand(kernelCommands())
  .addCommand(doctorCommand());

// A reader that has read enough, such as head, ends this program as SIGPIPE ends others; kernels end with it.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(141);
});

try {
  await program.parseAsync();
} catch (error) {
  // A UserError says all that its reader needs; anything else is our fault and needs its stack.
  console.error(error instanceof UserError ? `claimbook: ${error.message}` : error);
  process.exitCode = 1;
}
