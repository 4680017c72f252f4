import { describe, expect, test } from "vitest";
import type { Passage } from "../../lib/claims/passage.js";
import { findPassages } from "../../lib/notes/find-passages.js";
import { htmlText } from "../../lib/notes/html-text.js";
import type { NoteText } from "../../lib/notes/note.js";
import { plainText } from "../../lib/notes/plain-text.js";
import { TokenIndex } from "../../lib/notes/token-index.js";

/** What a pattern finds in a text: the passages, or the problem, and in it the places that it names. */
function search(note: string | NoteText, passage: Passage) {
  const read = typeof note === "string" ? plainText(note) : note;
  const { found, problem, places } = findPassages(new TokenIndex(read), passage);
  const of = (spans: typeof found) => spans.map(({ start, end }) => read.text.slice(start, end));
  return problem === undefined ? of(found) : { problem, places: of(places) };
}

const RALLY: Passage = { figure: "3.6%", words: ["rally"] };

describe("findPassages() finds a figure near its key words", () => {
  test.each([
    ["in any order", "The rally was 3.6% strong.", "rally was 3.6%"],
    ["in words", "A 3.6 percent rally.", "3.6 percent rally"],
    ["in words of another spelling", "A 3.6 per cent rally.", "3.6 per cent rally"],
    ["as an adjective", "A 3.6-percent rally.", "3.6-percent rally"],
    ["with a narrow space before its sign", "A 3.6\u202f% rally.", "3.6\u202f% rally"],
    ["in full-width characters", "A \uff13.\uff16\uff05 rally.", "\uff13.\uff16\uff05 rally"],
    ["as a compound", "A 3.6-per-cent rally.", "3.6-per-cent rally"],
    ["with a raised point", "A rally of 3\u00b76%.", "rally of 3\u00b76%"],
    ["over two lines", "The rally: 3.6\npercent in a day.", "rally: 3.6\npercent"],
    ["broken after its point", "The rally: 3.\n6% in a day.", "rally: 3.\n6%"],
    ["with a plus sign", "A rally of +3.6%.", "rally of +3.6%"],
    ["in capitals and typographic quotes", "A \u201cRALLY\u201d of 3.6%.", "RALLY\u201d of 3.6%"],
    ["with a word cut at the end of a line", "The ral-\nly was 3.6%.", "ral-\nly was 3.6%"],
    ["with a word that has a soft hyphen", "The ral\u00adly was 3.6%.", "ral\u00adly was 3.6%"],
    ["with a word of a compound cut at the end of a line", "A relief-\nrally of 3.6%.", "rally of 3.6%"],
    ["with a footnote's mark at its word", "A 3.6% rally1.", "3.6% rally"],
    [
      "across an abbreviation",
      "The rally in U.S. Treasury bills was 3.6%.",
      "rally in U.S. Treasury bills was 3.6%",
    ],
  ])("%s", (_, text, passage) => {
    expect(search(text, RALLY)).toEqual([passage]);
  });

  test("in HTML, whatever entities and tags it is written with", () => {
    const html = "<p>A <b>3</b>.6&#37; ral&shy;ly &mdash; strong.</p>";
    expect(search(htmlText(html), RALLY)).toEqual(["3.6% ral\u00adly"]);
  });

  test("of other kinds", () => {
    const text = "It was the fourth-worst decade, with $1,500 million or 25 basis points lost.";
    expect(search(text, { figure: "4th", words: ["worst"] })).toEqual(["fourth-worst"]);
    expect(search(text, { figure: "$1500 million", words: ["lost"] })).toEqual([
      "$1,500 million or 25 basis points lost",
    ]);
    expect(search(text, { figure: "25 basis points", words: ["lost"] })).toEqual(["25 basis points lost"]);
  });

  test("with stems, compounds and several words", () => {
    const text = "Small caps underperformed: a derisking of mega-cap names, a de-risking of small-cap ones.";
    expect(search(text, { words: ["underperform*", "small caps"] })).toEqual(["Small caps underperformed"]);
    expect(search(text, { words: ["de-risking", "mega cap"] })).toEqual(["derisking of mega-cap"]);
    expect(search(text, { words: ["de-risking", "small-cap"] })).toEqual(["de-risking of small-cap"]);
  });

  test("and takes the shorter passage where a key word stands twice in its sentence", () => {
    expect(search("Of the rally, most of the rally was gone.", { words: ["rally", "gone"] })).toEqual([
      "rally was gone",
    ]);
  });
});

describe("findPassages() never takes another figure", () => {
  const missing = (places: readonly string[]) => ({
    problem: "stated figure 3.6% not found near “rally”",
    places,
  });
  test.each([
    ["another figure", "A rally of 4.6%.", ["rally"]],
    ["a longer one", "A rally of 13.6%, or 3.65%, or 3.60%.", ["rally"]],
    ["one of the other sign", "A rally of \u22123.6%.", ["rally"]],
    ["one of another unit", "A rally of 3.6 points.", ["rally"]],
    ["the right one where another stands between", "A rally of 4.6%, after 3.6% in May.", ["rally"]],
    ["the right one in another sentence", "There was a rally. Bonds rose 3.6%.", ["rally"]],
    ["the right one in another paragraph", "There was a rally\n\n3.6% for bonds", ["rally"]],
    ["the right one far away", `A rally ${"and so on ".repeat(20)}of 3.6%.`, ["rally"]],
    ["a part of a word", "A3.6% rally.", ["rally"]],
    ["a text without its key word", "Up 3.6%.", []],
  ])("%s", (_, text, places) => {
    expect(search(text, RALLY)).toEqual(missing(places));
  });
});

describe("findPassages() never takes a part of a figure for it", () => {
  test.each([
    ["what follows a raised point", "5%", "A rally of 0\u00b75%."],
    ["what follows a point without a digit before it", "5%", "A rally of .5%."],
    ["thousands after a narrow space", "103%", "A rally of 1\u202f103%."],
    ["thousands after a space", "103%", "A rally of 1 103%."],
    ["thousands after an apostrophe", "103%", "A rally of 1\u2019103%."],
    ["the lower part of a fraction", "4%", "A rally of 1/4%."],
    ["the higher end of a range", "3%", "A rally of 2\u20133%."],
    ["the lower end of a range", "2%", "A rally of 2%\u20133%."],
    ["the higher end of a range in words", "3%", "A rally of 2 to 3%."],
    ["the decimals of a multiple", "2x", "A rally to 15.2x."],
    ["the whole part of a multiple", "15", "A rally to 15.2x."],
    ["the decimals of an amount", "5bn", "A rally worth $1.5bn."],
    ["an amount in another currency", "$1.5 billion", "A rally worth \u20ac1.5 billion."],
    ["an amount of the other sign", "$1.5 billion", "After the rally, \u2212$1.5 billion."],
    ["a sign in words", "3%", "A rally of minus 3%."],
    ["percentage points", "3%", "A rally of 3%-points."],
    ["the end of a higher rank", "fourth", "It was the twenty-fourth rally."],
  ])("%s", (_, figure, text) => {
    expect(search(text, { figure, words: ["rally"] })).toHaveProperty(
      "problem",
      `stated figure ${figure} not found near \u201crally\u201d`,
    );
  });

  test.each([
    ["a range", "2\u20133%", "A rally of 2\u20133%.", "rally of 2\u20133%"],
    ["a figure that a change began at", "3%", "The rally went from 2 to 3%.", "rally went from 2 to 3%"],
    ["a figure after a dash", "3%", "The rally of 2024\u20143% strong.", "rally of 2024\u20143%"],
    ["a multiple", "15.2x", "A rally to 15.2x.", "rally to 15.2x"],
    [
      "an amount without its currency",
      "1.5 billion",
      "A rally worth $1.5 billion.",
      "rally worth $1.5 billion",
    ],
    ["a higher rank", "twenty-fourth", "It was the twenty-fourth rally.", "twenty-fourth rally"],
    ["thousands", "1103%", "A rally of 1\u202f103%.", "rally of 1\u202f103%"],
  ])("but finds %s", (_, figure, text, passage) => {
    expect(search(text, { figure, words: ["rally"] })).toEqual([passage]);
  });
});

describe("findPassages() of a passage that stands twice", () => {
  const text = "A rally of 3.6%.\n\nAgain: a rally of 3.6%.";

  test("says that it is not known which is meant, and where they are", () => {
    expect(search(text, RALLY)).toEqual({
      problem: "3.6% near “rally”: the pattern fits 2 passages, and which of them is meant is not known",
      places: ["rally of 3.6%", "rally of 3.6%"],
    });
  });

  test("takes both where the claim says that it may be repeated", () => {
    expect(search(text, { ...RALLY, repeated: true })).toEqual(["rally of 3.6%", "rally of 3.6%"]);
  });

  test("takes the nearer of two figures in one sentence", () => {
    expect(search("A rally of 3.6%, or 3.6%.", RALLY)).toEqual(["rally of 3.6%"]);
  });
});

test("findPassages() finds a passage that has moved, whatever stands around it", () => {
  const parts = ["Bonds fell by 2%.", "A rally of 3.6% came.", "Gold rose by 3.6%."];
  for (const order of [parts, parts.toReversed(), [parts[2], parts[0], parts[1]]])
    expect(search(order.join("\n\n"), RALLY)).toEqual(["rally of 3.6%"]);
});

test("findPassages() without a figure says which words do not stand together", () => {
  expect(search("A rally. A long rut.", { words: ["rally", "rut"] })).toEqual({
    problem: "no sentence holds “rally” and “rut” near each other",
    places: [],
  });
});
