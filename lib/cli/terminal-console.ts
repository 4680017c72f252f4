import { Console } from "node:console";
import { Writable } from "node:stream";
import type { Command } from "commander";
import { terminalText } from "../platform/terminal-text.js";

/** A stream that passes on what is printed as {@link terminalText}, at once. */
function terminalStream(stream: NodeJS.WritableStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      stream.write(terminalText(String(chunk)));
      done();
    },
  });
}

/**
 * A console for the command line. Names, messages and data come from files, cells and publishers: none of it reaches the terminal
 * as anything but text.
 */
export function terminalConsole({ stdout, stderr }: Pick<NodeJS.Process, "stdout" | "stderr">): Console {
  return new Console({ stdout: terminalStream(stdout), stderr: terminalStream(stderr), colorMode: false });
}

/** Lets a command and those below it print their help and errors as {@link terminalText}. */
export function printAsText(command: Command): void {
  command.configureOutput({
    writeOut: (text) => process.stdout.write(terminalText(text)),
    writeErr: (text) => process.stderr.write(terminalText(text)),
  });
  for (const below of command.commands) printAsText(below);
}
