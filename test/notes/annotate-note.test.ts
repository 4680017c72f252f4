import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { claims as ofRelease } from "../../examples/cpi-june-2024/claims/ledger.js";
import type { Claim, ClaimResult } from "../../lib/claims/claim.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { MAX_SPAN } from "../../lib/claims/passage.js";
import { annotateNote } from "../../lib/notes/annotate-note.js";
import { annotationCollection } from "../../lib/notes/annotation-collection.js";
import { markdownText } from "../../lib/notes/markdown-text.js";
import type { Note, NoteText } from "../../lib/notes/note.js";
import { plainText } from "../../lib/notes/plain-text.js";
import { readNote } from "../../lib/notes/read-note.js";
import { untiedText } from "../../lib/notes/untied-text.js";
import { openStore } from "../../lib/store/open-store.js";
import { brokenMusts } from "./annotation-model.js";

const RELEASE = "examples/cpi-june-2024/release.md";
const JULY = "../shared/note/commentary.txt";

const evaluated = (all: readonly Claim[], asOf: string): readonly ClaimResult[] => {
  const store = openStore({ asOf });
  return all.map((claim) => evaluateOn(claim, store));
};
const noteOf = (text: NoteText): Note => ({
  ...text,
  ...{ name: "note.txt", format: "text", bytes: 1, sha256: "00".repeat(32) },
});
/** The marks of a note by claim, with their passages. */
const marksOf = ({ note, marks }: ReturnType<typeof annotateNote>) =>
  marks.map(({ result, start, end }) => [result.claim.id, note.text.slice(start, end)]);

test("the patterns of a book are short: no sentence of its commentary is kept", () => {
  for (const { id, passages = [] } of [...claims, ...ofRelease]) {
    expect(passages.length, id).toBeGreaterThan(0);
    for (const { words, figure = "" } of passages) {
      expect(words.length, id).toBeLessThanOrEqual(3);
      for (const word of [...words, figure]) expect(word.split(/\s+/).length, id).toBeLessThanOrEqual(2);
    }
  }
});

describe("the release of the second book", () => {
  const results = evaluated(ofRelease, "2024-07-11");
  const source = readFileSync(RELEASE, "utf8");
  const annotate = (text: string) => annotateNote(noteOf(markdownText(text)), results);

  test("has a mark for each claim, with its verdict, and seven figures that none ties", () => {
    const annotated = annotate(source);
    expect(marksOf(annotated)).toEqual(
      [
        ["month", "declined 0.1 percent in June on a seasonally adjusted"],
        ["year", "all items index was 3.0 percent higher than 12 months"],
        ["core-month", "less food and energy rose 0.1 percent in June"],
        ["core-month-low", "smallest\nmonthly rise since August 2021"],
        ["core-year", "12 months to June, the index less food and energy gained 3.3 percent"],
        ["core-year-low", "smallest yearly rise since April 2021"],
      ].map(([id, text]) => [id, text?.replace("\n", " ")]),
    );
    expect(annotated.marks.map(({ number, result }) => [number, result.verdict])).toEqual(
      ["contradicted", "supported", "supported", "depends", "untestable", "untestable"].map((one, at) => [
        at + 1,
        one,
      ]),
    );
    expect(annotated.lost).toEqual([]);
    expect(annotated.untied.map(({ text }) => text)).toEqual(
      ["3.3", "3.8", "2.0", "0.2", "0.4", "0.1", "0.2"].map((figure) => `${figure} percent`),
    );
    expect(untiedText(annotated)).toBe("untied: 7 of 13");
  });

  test("with a changed figure reports it and its place, ties nothing else, and counts the new one as untied", () => {
    const changed = annotate(source.replace("was 3.0 percent", "was 3.1 percent"));
    expect(changed.marks.map(({ result }) => result.claim.id)).not.toContain("year");
    expect(changed.lost.map(({ result, problem }) => [result.claim.id, problem])).toEqual([
      ["year", "stated figure 3.0% not found near “all items” and “12 months”"],
    ]);
    const [place] = changed.lost[0]?.places ?? [];
    expect(place && changed.note.text.slice(place.start, place.end)).toContain("3.1 percent");
    expect(untiedText(changed)).toBe("untied: 8 of 13");
  });
});

describe("annotateNote()", () => {
  const [claim] = ofRelease as readonly [Claim];
  const results = (...all: readonly Pick<Claim, "id" | "passages">[]) =>
    evaluated(
      all.map((one) => ({ ...claim, ...one })),
      "2024-07-11",
    );

  test("numbers marks in the order of the text, the longer of two that begin together first", () => {
    const annotated = annotateNote(
      noteOf(plainText("A rally of 3% came fast.")),
      results(
        { id: "inner", passages: [{ figure: "3%", words: ["rally"] }] },
        { id: "outer", passages: [{ words: ["rally", "fast"] }] },
        { id: "over", passages: [{ figure: "3%", words: ["came"] }] },
      ),
    );
    expect(marksOf(annotated)).toEqual([
      ["outer", "rally of 3% came fast"],
      ["inner", "rally of 3%"],
      ["over", "3% came"],
    ]);
    expect(annotated.marks.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test("ties the figure that a pattern names, not another that stands in its passage", () => {
    const note = noteOf(plainText("The rally lost 3% and then the wind."));
    const words = results({ id: "words", passages: [{ words: ["rally", "wind"] }] });
    expect(untiedText(annotateNote(note, words))).toBe("untied: 1 of 1");
    const figure = results({ id: "figure", passages: [{ figure: "3%", words: ["rally"] }] });
    expect(untiedText(annotateNote(note, figure))).toBe("untied: 0 of 1");
  });

  test("says of a claim without passages that it has none", () => {
    const { lost } = annotateNote(noteOf(plainText("x")), results({ id: "bare", passages: [] }));
    expect(lost.map(({ problem }) => problem)).toEqual([
      "it names no passage; give it passages in its definition",
    ]);
  });
});

describe("annotationCollection()", () => {
  const annotated = annotateNote(
    noteOf(plainText("🙂 An up\u200b 9% rally — 𝔸 fall of 4%.\n\nA rut. A rally of 5%, in a rut.")),
    evaluated(
      [
        { ...(ofRelease[0] as Claim), id: "here", passages: [{ figure: "9%", words: ["rally"] }] },
        { ...(ofRelease[0] as Claim), id: "gone", passages: [{ figure: "8%", words: ["rally", "rut"] }] },
        { ...(ofRelease[0] as Claim), id: "nowhere", passages: [{ words: ["nothing"] }] },
      ],
      "2024-07-11",
    ),
  );
  const collection = annotationCollection(annotated);

  test("meets the MUSTs of the Web Annotation Data Model", () => {
    expect(brokenMusts(collection)).toEqual([]);
    expect(brokenMusts(JSON.parse(JSON.stringify(collection)))).toEqual([]);
    // The check finds what is wrong.
    const [item] = collection.first.items;
    const wrong = {
      ...collection,
      first: {
        ...collection.first,
        items: [
          { ...item, target: [] },
          { ...item, id: "x y" },
        ],
      },
    };
    expect(brokenMusts(wrong)).toEqual(["5.1 total", "3.1 one target or more", "3.1 id is one IRI"]);
  });

  test("has a mark, the figures that are untied, and what was not found with its place", () => {
    const seen = collection.first.items.map(({ motivation, body, target }) => [
      motivation,
      body.slice(1).map(({ value }) => value),
      Array.isArray(target) ? target.length : typeof target,
    ]);
    expect(seen).toEqual([
      ["assessing", ["contradicted", "here"], "object"],
      ["questioning", ["untied"], "object"],
      ["questioning", ["untied"], "object"],
      ["questioning", ["not found", "gone"], 1],
      ["questioning", ["not found", "nowhere"], "string"],
    ]);
    expect(collection.total).toBe(5);
  });

  test("counts code points, so that its offsets and its quotes are the same words", () => {
    const points = [...annotated.note.text];
    let checked = 0;
    for (const { target } of collection.first.items)
      for (const one of typeof target === "string" ? [] : [target].flat()) {
        const [quote, place] = one.selector;
        expect(points.slice(place.start, place.end).join("")).toBe(quote.exact);
        expect(points.slice(0, place.start).join("").endsWith(quote.prefix)).toBe(true);
        expect(points.slice(place.end).join("").startsWith(quote.suffix)).toBe(true);
        checked += 1;
      }
    expect(checked).toBe(4);
  });

  test("names an annotation the same at each run, and by the copy that it is of", () => {
    expect(annotationCollection(annotated)).toEqual(collection);
    const other = annotationCollection({
      ...annotated,
      note: { ...annotated.note, sha256: "11".repeat(32) },
    });
    expect(other.first.items[0]?.id).not.toBe(collection.first.items[0]?.id);
  });
});

describe.skipIf(!existsSync(JULY))("the note of July 2024 (skipped where it is not at hand)", () => {
  const results = evaluated(claims, "2024-07-24");
  const text = existsSync(JULY) ? readFileSync(JULY, "utf8") : "";
  const annotate = (changed: string) => annotateNote(noteOf(plainText(changed)), results);

  test("has marks for all claims, nothing lost, and three figures that no claim ties", async () => {
    const annotated = annotateNote(await readNote(JULY), results);
    expect(annotated.lost).toEqual([]);
    expect(new Set(annotated.marks.map(({ result }) => result.claim.id)).size).toBe(claims.length);
    for (const { start, end } of annotated.marks) expect(end - start).toBeLessThanOrEqual(MAX_SPAN);
    expect(untiedText(annotated)).toBe("untied: 3 of 14");
  });

  test("is found the same with its paragraphs in another order and its lines wrapped", () => {
    const sorted = (one: ReturnType<typeof annotate>) =>
      marksOf(one)
        .map(([id, passage]) => `${id}: ${passage?.replace(/\s+/g, " ")}`)
        .sort();
    const before = sorted(annotate(text));
    const moved = text.split("\n").toReversed().join("\n\n");
    expect(sorted(annotate(moved))).toEqual(before);
    const wrapped = text.replace(/\n/g, "\n\n").replace(/(.{1,72}) /g, "$1\n");
    expect(sorted(annotate(wrapped))).toEqual(before);
  });

  test("of each stated figure that is changed, the claim is reported and never matched to another", () => {
    const passages = claims.flatMap(({ id, passages: own = [] }) => own.map((passage) => ({ id, passage })));
    const whole = annotate(text);
    let checked = 0;
    for (const { result, start, end } of whole.marks) {
      const stated = text.slice(start, end);
      const percent = /\d+(?:\.\d+)?(?=%)/.exec(stated);
      const { id } = result.claim;
      if (!percent || !passages.some((one) => one.id === id && one.passage.figure === `${percent[0]}%`))
        continue;
      const at = start + percent.index;
      const changed = annotate(`${text.slice(0, at)}42${text.slice(at + percent[0].length)}`);
      expect(
        changed.lost.map((one) => one.result.claim.id),
        stated,
      ).toEqual([id]);
      expect(changed.lost[0]?.problem).toMatch(`stated figure ${percent[0]}% not found near`);
      expect(changed.marks.length, stated).toBe(whole.marks.length - 1);
      expect(
        changed.untied.map((figure) => figure.text),
        stated,
      ).toContain("42%");
      checked += 1;
    }
    expect(checked).toBe(10);
  });
});
