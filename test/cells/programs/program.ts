import { Scope, type Writing } from "./scope.js";
import { STATEMENTS } from "./statements.js";

/** The statements of a program, each complete in itself, that a tape of numbers stands for. It prints what it computes. */
export function programOf(tape: readonly number[], writing: Writing): string[] {
  const scope = new Scope(tape, writing);
  const statements: string[] = [];
  while (!scope.draw.ended) statements.push(scope.draw.from(STATEMENTS)(scope));
  const values = scope.all("number", "constant", "text", "list", "pair");
  statements.push(`console.log(JSON.stringify([${values.join(", ")}]));`);
  return statements;
}
