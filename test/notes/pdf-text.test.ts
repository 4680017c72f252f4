import { expect, test } from "vitest";
import { pdfText } from "../../lib/notes/pdf-text.js";
import { linesDown, pdfFile } from "./pdf-file.js";

const blocksOf = async (bytes: Uint8Array) => {
  const { text, blocks } = await pdfText(bytes, "note.pdf");
  return blocks.map(({ kind, page, start, end }) => [kind, page, text.slice(start, end)]);
};

test("pdfText() joins lines that follow each other and parts those with a gap between them", async () => {
  const page = linesDown("Small caps rose by 3.6%", "on the day of the report.", "", "", "Large caps fell.");
  expect(await blocksOf(pdfFile([page]))).toEqual([
    ["paragraph", 1, "Small caps rose by 3.6%\non the day of the report."],
    ["paragraph", 1, "Large caps fell."],
  ]);
});

test("pdfText() takes larger lines for headings, and the title of the file for the note's", async () => {
  const page = [{ text: "July (in full)", y: 760, size: 20 }, ...linesDown("One line", "and one more.")];
  expect(await blocksOf(pdfFile([page]))).toEqual([
    ["heading", 1, "July (in full)"],
    ["paragraph", 1, "One line\nand one more."],
  ]);
  expect((await pdfText(pdfFile([page], { title: "A note" }), "note.pdf")).title).toBe("A note");
});

test("pdfText() leaves numbers of pages out, and goes on with a sentence on the next page", async () => {
  const one = [
    ...linesDown("The first page says nothing.", "Its last line goes on"),
    { text: "Page 1 of 2", y: 40 },
  ];
  const two = [{ text: "2", y: 770 }, ...linesDown("over the foot.", "", "", "12 of 30 rose.")];
  expect(await blocksOf(pdfFile([one, two]))).toEqual([
    ["paragraph", 1, "The first page says nothing.\nIts last line goes on\nover the foot."],
    ["paragraph", 2, "12 of 30 rose."],
  ]);
});

test("pdfText() says what is wrong with a PDF, and what to do", async () => {
  const of = (bytes: Uint8Array) => pdfText(bytes, "note.pdf");
  await expect(of(pdfFile([linesDown("x")], { encrypted: true }))).rejects.toThrow(
    "note.pdf cannot be read: it is encrypted with a password; save a copy without one, and give that",
  );
  await expect(of(pdfFile([[]]))).rejects.toThrow(
    /^note\.pdf holds no text: its pages are pictures, as of a scan; /,
  );
  await expect(of(Buffer.from("%PDF-1.4\nno more"))).rejects.toThrow(
    /^note\.pdf cannot be read: it is no whole PDF \(/,
  );
});
