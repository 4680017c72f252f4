import { createInterface } from "node:readline";
import { terminalText } from "../platform/terminal-text.js";
import { UserError } from "../platform/user-error.js";

/** Something that a command must know, and the option that gives it. */
export interface Question {
  /** As it is written, such as "--title TEXT". */
  readonly option: string;
  readonly text: string;
  /** What is wrong with an answer; undefined: nothing. */
  readonly problem: (answer: string) => string | undefined;
}

/** Where answers come from and questions go to. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks one question after the other, each again until nothing is wrong with its answer.
 * @returns an answer a question, in their order
 * @throws UserError where nobody can be asked, naming the options that would answer, and when the input ends
 */
export async function ask(
  questions: readonly Question[],
  { input, output }: Terminal,
): Promise<readonly string[]> {
  if (questions.length === 0) return [];
  if (!input.isTTY) {
    const options = questions.map(({ option, text }) => `  ${option}  (${text})`);
    throw new UserError(
      `the file does not say all that is needed. Give these as well, or call it in a terminal, where it asks:\n${options.join("\n")}`,
    );
  }
  // The terminal edits the line; what was pasted ahead waits in the iterator.
  const lines = createInterface({ input, terminal: false });
  const given = lines[Symbol.asyncIterator]();
  const answers: string[] = [];
  try {
    for (const { text, problem } of questions) {
      let odd: string | undefined = "";
      while (odd !== undefined) {
        output.write(terminalText(`${odd && `It ${odd}.\n`}${text}: `));
        const { value, done } = await given.next();
        if (done) throw new UserError("the questions were not all answered; nothing was written");
        const answer = value.trim();
        odd = problem(answer);
        if (odd === undefined) answers.push(answer);
      }
    }
  } finally {
    lines.close();
  }
  return answers;
}
