import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** `@example expression // => literal` of one docstring. */
export interface Example {
  /** File below lib/, line of the tag, and the function that follows the docstring. */
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly expression: string;
  readonly literal: string;
}

/** Source files below lib/ that have a docstring example or belong to the folders given. */
export function sources(): { readonly file: string; readonly text: string }[] {
  return readdirSync("lib", { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => file.endsWith(".ts") && !/(^|\/)(dist|node_modules|shims)\/|\.d\.ts$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join("lib", file), "utf8") }));
}

/** The examples of a source text. An example runs from its tag to the next tag or the end of the docstring; one without `// =>` has no result. */
export function examplesOf({ file, text }: { readonly file: string; readonly text: string }): Example[] {
  return docstrings(text).flatMap(({ body, at, name }) =>
    [...body.matchAll(/@example([\s\S]*?)(?=\n@\w|$)/g)].flatMap((match) => {
      const [expression, literal] = (match[1] as string).split("// =>");
      if (literal === undefined) return [];
      const line = text.slice(0, at).split("\n").length + body.slice(0, match.index).split("\n").length - 1;
      return { file, line, name, expression: (expression as string).trim(), literal: literal.trim() };
    }),
  );
}

/** Names of the functions that a source text exports, in order. */
export function exportedFunctions(text: string): string[] {
  return [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map((match) => match[1] as string);
}

function docstrings(text: string) {
  return [
    ...text.matchAll(
      /\/\*\*([\s\S]*?)\*\/\s*(?:export )?(?:async )?(?:function|const|class|interface|type)? ?(\w*)/g,
    ),
  ].map((match) => ({
    at: match.index,
    name: match[2] as string,
    body: (match[1] as string).replace(/^[ \t]*\*[ \t]?/gm, ""),
  }));
}
