import { Command } from "commander";
import { checkBook } from "../notebook/doctor/book.js";
import type { Check } from "../notebook/doctor/check.js";
import { checkData } from "../notebook/doctor/data.js";
import { checkEnvironment } from "../notebook/doctor/environment.js";
import { checkBuild, checkNode, checkPackages } from "../notebook/doctor/installation.js";
import { checkChromium, checkJupyter, checkKernelspec } from "../notebook/doctor/jupyter.js";
import { checkKernel } from "../notebook/doctor/kernel.js";
import { projectDataFolder } from "../notebook/jupyter/jupyter-command.js";
import { jupyterEnvironments } from "../notebook/jupyter/jupyter-environments.js";
import { writeKernelspec } from "../notebook/jupyter/kernelspec.js";
import { jsonText } from "../platform/json-text.js";

type Checks = Check | readonly Check[];

/** In the order in which one thing needs the other. */
const CHECKS: readonly (() => Checks | Promise<Checks>)[] = [
  checkNode,
  checkPackages,
  checkBuild,
  checkBook,
  checkData,
  checkKernel,
  checkChromium,
  checkJupyter,
  checkEnvironments,
];

/** Each Jupyter of this machine, as its own Python sees it. */
async function checkEnvironments(): Promise<Check[]> {
  const environments = jupyterEnvironments();
  if (environments.length === 0) return [checkKernelspec()];
  writeKernelspec(projectDataFolder());
  return (await Promise.all(environments.map(checkEnvironment))).flat();
}

/** A check as lines of text: status, name, what was found, and the remedy under it. */
export function checkLines({ status, name, message, remedy }: Check): string {
  const first = `${status.padEnd(4)}  ${name.padEnd(10)}  ${message}`;
  return remedy === undefined ? first : `${first}\n${" ".repeat(18)}-> ${remedy}`;
}

/** The subcommand `claimbook doctor`. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description(
      "check Node, packages, library, book, data, kernel, Chromium and each Jupyter, and say how to fix what does not work",
    )
    .option("--json", "print the findings as JSON")
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const found: Check[] = [];
      for (const check of CHECKS) {
        const results = [await check()].flat();
        found.push(...results);
        if (!json) for (const result of results) console.log(checkLines(result));
      }
      if (json) console.log(jsonText(found));
      if (found.some(({ status }) => status === "fail")) process.exitCode = 1;
    });
}
