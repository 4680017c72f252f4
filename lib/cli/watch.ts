import { Command } from "commander";
import { UserError } from "../platform/user-error.js";
import { checkAsOf } from "../store/known-days.js";
import { type DayFlags, daysOf, portNumber, signalStatus, withBreakLock, withDays } from "./options.js";
import { type SiteServer, serveSite } from "./watch/server/site-server.js";
import { watchBook } from "./watch/watch-book.js";
import { siteFolder } from "./write-site.js";

const DEFAULT_PORT = 8077;

interface WatchFlags extends DayFlags {
  readonly port?: number;
  readonly breakLock?: boolean;
}

/** Serves the site on the port asked for, else on the usual one or, where that is taken, on any. @throws UserError when it is taken */
async function serve(port: number | undefined): Promise<SiteServer> {
  const folder = siteFolder();
  try {
    return await serveSite({ folder, port: port ?? DEFAULT_PORT });
  } catch (error) {
    if (port === undefined) return serveSite({ folder, port: 0 });
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "EADDRINUSE" ? "is taken" : `cannot be listened on (${message})`;
    throw new UserError(`port ${port} ${why}; name another with --port, or leave it out`);
  }
}

/** Watches until a signal comes. @returns the exit status as shells count it */
async function watch({ port, breakLock = false, ...flags }: WatchFlags): Promise<number> {
  const { asOf } = daysOf(flags);
  if (asOf !== null) checkAsOf(asOf);
  const server = await serve(port);
  const controller = new AbortController();
  let status = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (controller.signal.aborted) process.exit(signalStatus(signal));
      status = signalStatus(signal);
      controller.abort();
      void server.close();
    });
  }
  console.log(`watch   the book's files; its pages are at http://127.0.0.1:${server.port}/ (Ctrl-C ends it)`);
  try {
    await watchBook({
      server,
      signal: controller.signal,
      streams: { output: process.stdout, error: process.stderr },
      flags,
      breakLock,
    });
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    console.error("claimbook: stopped; the kernels have been ended");
  } finally {
    await server.close();
  }
  return status;
}

/** The subcommand `claimbook watch`. */
export function watchCommand(): Command {
  return withBreakLock(
    withDays(
      new Command("watch").description(
        "rerun what depends on a saved file and reload its pages in the browser",
      ),
    ),
  )
    .option(
      "--port <n>",
      `port on the loopback interface (default: ${DEFAULT_PORT}, or any where that is taken)`,
      portNumber,
    )
    .addHelpText(
      "after",
      [
        "",
        "Watches notebooks/, claims/, the library, the data folder and the code in the book's own folder. A saved notebook runs alone.",
        "After a saved table, claim or library file every notebook runs whose result no longer stands; the library is built",
        "first. Errors are shown here and on the pages. Only this machine can open the pages.",
      ].join("\n"),
    )
    .action(async (flags: WatchFlags) => {
      process.exitCode = await watch(flags);
    });
}
