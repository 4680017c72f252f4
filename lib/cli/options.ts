import { constants } from "node:os";
import { type Command, InvalidArgumentError } from "commander";
import { currentBook } from "../book/current-book.js";
import { nameHint } from "../stats/text/near-name.js";
import { dayOrLatest } from "../store/day-text.js";

/** The exit status of a program that a signal ended, as shells count: 128 and the signal's number. */
export function signalStatus(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** The value of an option that is a TCP port. @throws InvalidArgumentError when it is none */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError("it must be a port, 1 to 65535");
  return port;
}

/** The value of an option that is a number above 0. @throws InvalidArgumentError when it is none */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("it must be a number above 0");
  return value;
}

/** The values of a repeatable option that says something of a column, by column. @throws InvalidArgumentError when it does not, or says it twice */
export function columnPair(text: string, earlier: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1)
    throw new InvalidArgumentError("write a column of the table, an equals sign, and what it is given");
  const column = text.slice(0, at);
  if (Object.hasOwn(earlier, column)) throw new InvalidArgumentError(`column ${column} was given already`);
  return { ...earlier, [column]: text.slice(at + 1) };
}

/** The days that a command was given, each a calendar day or "latest". */
export interface DayFlags {
  readonly asOf?: string;
  readonly askedOn?: string;
}

/** What those days mean. */
export interface Days {
  /** Nothing later is known; null: everything in the data is. */
  readonly asOf: string | null;
  /** The day that the claims are asked on, or "latest"; null: the commentary's own. */
  readonly askedOn: string | null;
}

/** Adds `--as-of` and `--asked-on` to a command; they mean the same in each. */
export function withDays(command: Command): Command {
  const day = (name: string) => (text: string) => dayOrLatest(text, { name });
  return command
    .option(
      "--as-of <day>",
      `nothing later than this day is known; latest: everything in the data is (default: the note's own day)`,
      day("--as-of"),
    )
    .option(
      "--asked-on <day>",
      'ask again on this day: claims that say "month to date", "a month before" or "since" move there; latest: on the newest day that their tables reach; without --as-of it is the as-of day, too (default: the note\'s own day)',
      day("--asked-on"),
    );
}

/** The days that a run sets in every notebook: none where the command has none, so that each keeps its own. */
export const runDays = (flags: DayFlags): Partial<Days> =>
  flags.asOf === undefined && flags.askedOn === undefined ? {} : daysOf(flags);

/** What a command's days mean together: asked on another day, what was known by then counts unless an as-of says otherwise. */
export function daysOf({ askedOn, asOf = askedOn ?? currentBook().asOf }: DayFlags): Days {
  return {
    asOf: asOf === "latest" ? null : asOf,
    askedOn: askedOn === undefined || askedOn === currentBook().asOf ? null : askedOn,
  };
}

/** The days as a message names them: "as of latest, asked on 2024-12-31". */
export const daysText = ({ asOf, askedOn }: Partial<Days>) =>
  `as of ${asOf ?? "latest"}${askedOn ? `, asked on ${askedOn}` : ""}`;

/** Adds `--break-lock` to a command that writes; it means the same in each. */
export function withBreakLock(command: Command): Command {
  return command.option(
    "--break-lock",
    "take over a lock that cannot be read, or whose process cannot be seen from here (such as one on another machine)",
  );
}

/** Ends the program when a command that also works alone was given the name of no subcommand of its own. */
export function refuseUnknownCommand(command: Command): void {
  const [given] = command.args;
  if (given === undefined) return;
  const names = command.commands.map((one) => one.name());
  command.error(
    `error: unknown command '${given}' of ${command.name()}; ${nameHint(given, names, { plural: "commands" })}`,
  );
}
