import { bookRoot } from "../../platform/book-folder.js";
import { packageVersion } from "../../platform/package-root.js";
import { UserError } from "../../platform/user-error.js";
import { startKernel } from "../kernel/kernel.js";
import { errorOutput } from "../run/collect-outputs.js";
import { type Check, fine } from "./check.js";
import { TEST_CELL, TEST_CELL_PRINTS } from "./test-cell.js";

/** Does a tslab kernel start, and does a cell that uses the library give what it should? */
export async function checkKernel(): Promise<Check> {
  const name = "kernel";
  const remedy = 'run "npm ci" and "npm run build"; if it stays, run the cell in "npm run lab" to see more';
  const begin = Date.now();
  try {
    const { kernel } = await startKernel(bookRoot());
    let printed = "";
    kernel.onOutput = ({ type, content }) => {
      if (type === "stream") printed += String(content.text);
    };
    try {
      const { content } = await kernel.execute(TEST_CELL).reply;
      if (content.status !== "ok") {
        const { ename, evalue } = errorOutput(content);
        return {
          name,
          status: "fail",
          message: `a cell that uses the library fails: ${ename}: ${evalue}`,
          remedy,
        };
      }
    } finally {
      await kernel.shutdown();
    }
    if (printed.trim() !== TEST_CELL_PRINTS)
      return {
        name,
        status: "fail",
        message: `a cell that gives ${TEST_CELL_PRINTS} printed ${JSON.stringify(printed)}`,
        remedy,
      };
  } catch (error) {
    const { message } = error as Error;
    // A UserError names its remedy.
    return { name, status: "fail", message, ...(!(error instanceof UserError) && { remedy }) };
  }
  return fine(
    name,
    `tslab ${packageVersion("tslab")} ran a cell that uses the library, in ${((Date.now() - begin) / 1000).toFixed(1)} s`,
  );
}
