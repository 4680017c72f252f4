import { Command } from "commander";
import { bookRoot } from "../platform/book-folder.js";
import { cacheFaultLines, takeCacheFaults } from "../platform/cache/cache-faults.js";
import { optimiseLate } from "../platform/workers/optimise-late.js";
import { nameHint } from "../stats/text/near-name.js";
import { endWithOutput } from "./end-with-output.js";
import { errorText } from "./error-text.js";
import { sweepLitter } from "./sweep-litter.js";
import { printAsText, terminalConsole } from "./terminal-console.js";

globalThis.console = terminalConsole(process);
optimiseLate();

/** Each command's module is loaded when it is asked for: what one needs would keep the others waiting. */
const COMMANDS: { readonly [name: string]: () => Promise<Command> } = {
  init: async () => (await import("./init.js")).initCommand(),
  start: async () => (await import("./start.js")).startCommand(),
  run: async () => (await import("./run.js")).runCommand(),
  watch: async () => (await import("./watch.js")).watchCommand(),
  export: async () => (await import("./export.js")).exportCommand(),
  claims: async () => (await import("./claims.js")).claimsCommand(),
  annotate: async () => (await import("./annotate.js")).annotateCommand(),
  diff: async () => (await import("./diff.js")).diffCommand(),
  update: async () => (await import("./update.js")).updateCommand(),
  data: async () => (await import("./data.js")).dataCommand(),
  import: async () => (await import("./import.js")).importCommand(),
  new: async () => (await import("./new.js")).newCommand(),
  panel: async () => (await import("./panel.js")).panelCommand(),
  lab: async () => (await import("./lab.js")).labCommand(),
  kernel: async () => (await import("./kernel.js")).kernelCommands(),
  build: async () => (await import("./build.js")).buildCommand(),
  doctor: async () => (await import("./doctor.js")).doctorCommand(),
};

const VERSION_FLAGS: readonly string[] = ["-V", "--version"];
const program = new Command("claimbook")
  .description("Re-test a market commentary claim by claim")
  .option(VERSION_FLAGS.join(", "), "print the versions of Claimbook, of the book and of its data (--json)");
const [first = "", second] = process.argv.slice(2);
const asked = COMMANDS[first];
const isVersion = VERSION_FLAGS.includes(first);
if (!isVersion)
  for (const load of asked ? [asked] : Object.values(COMMANDS)) program.addCommand(await load());
/** Commands that work outside a book, or on one that does not compile; diff builds it where it evaluates it. */
const WITHOUT_BOOK: ReadonlySet<string> = new Set(["build", "diff", "doctor", "init", "kernel"]);
program.hook("preAction", async () => {
  if (WITHOUT_BOOK.has(first)) return;
  const { buildBook } = await import("../book/build-book.js");
  await buildBook(bookRoot(), { onProgress: (what) => console.error(`claimbook: ${what}`) });
});
printAsText(program);
// commander shows the help of the whole program instead.
if (first === "help" && second !== undefined && !(second in COMMANDS)) {
  const hint = nameHint(second, Object.keys(COMMANDS), { plural: "commands", listedBy: '"claimbook help"' });
  program.error(`error: unknown command '${second}'; ${hint}`);
}

endWithOutput();
try {
  // A book that is started has left nothing yet.
  if (asked && first !== "init") await sweepLitter();
  if (isVersion) {
    const { versionCommand } = await import("./version.js");
    const command = versionCommand();
    printAsText(command);
    command.parse(process.argv.slice(3), { from: "user" });
  } else await program.parseAsync();
} catch (error) {
  console.error(`claimbook: ${errorText(error)}`);
  process.exitCode = 1;
} finally {
  for (const line of cacheFaultLines(takeCacheFaults())) console.error(`claimbook: ${line}`);
}
