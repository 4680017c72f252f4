import { constants } from "node:os";
import { type Command, InvalidArgumentError } from "commander";
import { nameHint } from "../platform/near-name.js";

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

/** Ends the program when a command that also works alone was given the name of no subcommand of its own. */
export function refuseUnknownCommand(command: Command): void {
  const [given] = command.args;
  if (given === undefined) return;
  const names = command.commands.map((one) => one.name());
  command.error(
    `error: unknown command '${given}' of ${command.name()}; ${nameHint(given, names, { plural: "commands" })}`,
  );
}
