/** A CSV file, cell by cell, as text. */
export interface CsvText {
  /** Cells of each record; the header is the first. */
  readonly records: readonly (readonly string[])[];
  /** Line of the file, from 1, at which each record starts. */
  readonly lines: readonly number[];
}

/**
 * Records of a CSV text by RFC 4180: quoted cells may hold commas, doubled quotes and line ends.
 * A byte-order mark, CRLF and a missing last line end are accepted; blank lines are skipped.
 * @throws SyntaxError when a quote is never closed, with the line at which it opened.
 * @example parseCsv('a,b\n"x, y",2\n').records // => [["a", "b"], ["x, y", "2"]]
 */
export function parseCsv(text: string): CsvText {
  const records: string[][] = [];
  const lines: number[] = [];
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (position < text.length) {
    let end = text.indexOf("\n", position);
    if (end < 0) end = text.length;
    const stop = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const row = text.slice(position, stop);
    if (row.includes('"')) {
      const quoted = parseQuoted(text, position, line);
      records.push(quoted.cells);
      lines.push(line);
      line = quoted.line;
      position = quoted.position;
      continue;
    }
    if (row !== "") {
      records.push(row.split(","));
      lines.push(line);
    }
    line += 1;
    position = end + 1;
  }
  return { records, lines };
}

/** One record that holds a quote somewhere; the slow path. */
function parseQuoted(text: string, start: number, startLine: number) {
  const cells: string[] = [];
  let cell = "";
  let line = startLine;
  let position = start;
  for (; position < text.length; position += 1) {
    const char = text[position] as string;
    if (char === '"' && cell === "") {
      const opened = line;
      for (position += 1; ; position += 1) {
        if (position >= text.length)
          throw new SyntaxError(`the quote opened on line ${opened} is never closed`);
        if (text[position] === '"') {
          if (text[position + 1] !== '"') break;
          position += 1;
        }
        if (text[position] === "\n") line += 1;
        cell += text[position];
      }
    } else if (char === ",") {
      cells.push(cell);
      cell = "";
    } else if (char === "\n") {
      break;
    } else if (!(char === "\r" && (text[position + 1] === "\n" || position + 1 === text.length))) {
      cell += char;
    }
  }
  cells.push(cell);
  return { cells, line: line + 1, position: position + 1 };
}
