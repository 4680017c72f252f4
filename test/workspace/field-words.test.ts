import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Words of a private dialect, and the field's word for each (HOUSE_STYLE 33). */
const PRIVATE = new Map([
  ["mend", "fix or patch"],
  ["mended", "fixed"],
  ["mending", "fix or patch"],
  ["twin", "static SVG, fallback, counterpart"],
  ["surroundings", "environment fingerprint"],
  ["unwatched", "untracked"],
  ["hurry", "priority"],
  ["reckon", "compute"],
]);

/** Bounds are named MAX_ and MIN_. */
const BOUND = /\b(?:MOST|FEWEST)_/;

/** Readings of another base or date are comparison readings; what lies next to something in a list may be its neighbour. */
const COMPARISON = /\bneighbou?r\??:|\{[^}]*\bneighbou?r\b[^}]*\}\s*\)? =>/;

const files = ["lib", "claims", "test", "examples", "docs"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:ts|mjs|md)$/.test(file) && !/\bnode_modules\b|\bdist\b|field-words/.test(file))
    .map((file) => path.join(folder, file)),
);

/** The words of a line: those of its prose, and the parts of its names. */
const wordsOf = (line: string) =>
  line
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z]+/)
    .map((word) => (/^[A-Z]+$/.test(word) ? word : word.toLowerCase()));

function privateWords(text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, at) => [
      ...wordsOf(line).flatMap((word) =>
        PRIVATE.has(word) ? [`${at + 1}: "${word}"; write ${PRIVATE.get(word)}`] : [],
      ),
      ...(BOUND.test(line) ? [`${at + 1}: "MOST_" or "FEWEST_"; write MAX_ or MIN_`] : []),
      ...(COMPARISON.test(line) ? [`${at + 1}: "neighbour"; write comparison`] : []),
    ]);
}

test("a private word is found in a name, a comment and a member", () => {
  expect(
    privateWords("const MOST_ROWS = 3;\nisTwin();\n// to mend it\n  neighbour: true,\nalmost, mostly"),
  ).toEqual([
    '1: "MOST_" or "FEWEST_"; write MAX_ or MIN_',
    '2: "twin"; write static SVG, fallback, counterpart',
    '3: "mend"; write fix or patch',
    '4: "neighbour"; write comparison',
  ]);
});

test("names, comments, messages and guides use the field's words", () => {
  expect(files.length).toBeGreaterThan(1000);
  const found = files.flatMap((file) =>
    privateWords(readFileSync(file, "utf8")).map((what) => `${file}:${what}`),
  );
  expect(found).toEqual([]);
});
