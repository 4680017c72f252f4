import type { ErrorOutput } from "../../ipynb/notebook.js";

/** A longer message is none that anyone reads. */
const MAX_MESSAGE = 10_000;

/** A text, or as much of it as a number of characters holds, with a mark where it was cut. */
export function cutText(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max)} …` : text;
}

/** A text, or another where a cell has made something that cannot be read. */
function readable(read: () => unknown, otherwise: string): string {
  try {
    return cutText(String(read()), MAX_MESSAGE);
  } catch {
    return otherwise;
  }
}

function isError(thrown: unknown): thrown is Error {
  try {
    return thrown instanceof Error;
  } catch {
    return false;
  }
}

/**
 * What a cell threw, as an output: its name and message, as far as they can be read, and where it was thrown.
 * @param where such as "line 3"; "" where that is not known
 */
export function errorOutput(thrown: unknown, where: string): ErrorOutput {
  const ename = isError(thrown) ? readable(() => thrown.name, "") || "Error" : "Uncaught";
  const evalue = readable(() => (isError(thrown) ? thrown.message : thrown), "a value without a text");
  return {
    output_type: "error",
    ename,
    evalue,
    traceback: [`${ename}: ${evalue}`, ...(where === "" ? [] : ["", where])],
  };
}
