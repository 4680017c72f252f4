import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readNote } from "../../lib/notes/read-note.js";
import { linesDown, pdfFile } from "./pdf-file.js";

const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-note-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string, content: string | Uint8Array) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return readNote(file);
}

async function blocksOf(name: string, content: string | Uint8Array) {
  const { text, blocks } = await read(name, content);
  return blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

describe("readNote() of plain text", () => {
  test("has paragraphs between blank lines, with their lines as they are", async () => {
    const { text, blocks } = await read("a.txt", "One\ntwo\n\n  \n  Three \n");
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(["One\ntwo", "Three"]);
  });

  test("has a paragraph a line where the lines are not wrapped", async () => {
    const long = "word ".repeat(40).trim();
    expect(await blocksOf("a.txt", `Title\n${long}\nEnd`)).toEqual([
      ["paragraph", "Title"],
      ["paragraph", long],
      ["paragraph", "End"],
    ]);
  });

  test("names the file by its hash and size", async () => {
    expect(await read("a.txt", "abc")).toMatchObject({
      ...{ name: "a.txt", format: "text", bytes: 3, text: "abc" },
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    });
  });
});

describe("readNote() of a text in", () => {
  const text = "Zürich: 3.6%\nŁódź";
  const utf16 = (bytes: Buffer) => Buffer.from(bytes).swap16();
  const little = Buffer.from(text, "utf16le");
  test.each([
    ["UTF-8 with a byte-order mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-8 with CRLF", Buffer.from(text.replace("\n", "\r\n"))],
    ["UTF-16 with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
    ["UTF-16 of the other order with a mark", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(little)])],
    ["UTF-16 without a mark", little],
    ["UTF-16 of the other order without a mark", utf16(little)],
  ])("%s is the same", async (_, bytes) => {
    expect((await read("a.txt", bytes)).text).toBe(text);
  });

  test("Windows-1252, and in the encoding that HTML declares", async () => {
    expect((await read("a.txt", Buffer.from([0x80, 0x20, 0x39, 0x25]))).text).toBe("€ 9%");
    const greek = Buffer.from([...Buffer.from('<meta charset="iso-8859-7"><p>'), 0xe1, 0xe2]);
    expect((await read("a.html", greek)).text).toBe("αβ");
  });

  test("other scripts is read as it is", async () => {
    expect(await blocksOf("a.txt", "小型株は9%上昇した。\n\nمؤشر ٣٫٦٪")).toEqual([
      ["paragraph", "小型株は9%上昇した。"],
      ["paragraph", "مؤشر ٣٫٦٪"],
    ]);
  });
});

describe("readNote() of HTML", () => {
  test("has the text that a reader sees, and nothing that runs", async () => {
    const html = `<!doctype html><title>A &amp; B</title><style>p{}</style>
      <h1>Head <script>alert(1)</script></h1><p>Up&nbsp;3&percnt;,<br>then <b>down</b> 2&#37;.</p><p hidden>no</p>
      <ol start="3"><li>one<li>two</ol><blockquote>said</blockquote><pre>a
  b</pre><table><tr><td>x<td>1</tr></table><img src=x onerror=alert(1) alt="A picture"><iframe srcdoc="<p>no">`;
    const note = await read("a.html", html);
    expect(note).toMatchObject({ format: "html", title: "A & B" });
    const { text, blocks } = note;
    expect(
      blocks.map(({ kind, level, marker, start, end }) => [kind, level ?? marker, text.slice(start, end)]),
    ).toEqual([
      ["heading", 1, "Head"],
      ["paragraph", undefined, "Up 3%,\nthen down 2%."],
      ["item", "3.", "one"],
      ["item", "4.", "two"],
      ["quote", undefined, "said"],
      ["preformatted", undefined, "a\n  b"],
      ["row", undefined, "x\t1"],
      ["paragraph", undefined, "A picture"],
    ]);
  });

  test("is known by what it holds, whatever its name", async () => {
    expect(await read("a.txt", " <!DOCTYPE html><p>x")).toMatchObject({ format: "html", text: "x" });
  });

  test("ends, however deep or long it is", async () => {
    expect((await read("a.html", `${"<div><b>".repeat(1000)}x`)).text).toBe("x");
    const { blocks } = await read("a.html", `<ol>${"<li>x".repeat(2000)}</ol>`);
    expect(blocks.at(-1)?.marker).toBe("2000.");
  });
});

test("readNote() of markdown has its blocks without their signs", async () => {
  const source =
    "# July\n\nUp **9%** [so far](x).\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|\n\n<script>x</script>";
  expect(await blocksOf("a.md", source)).toEqual([
    ["heading", "July"],
    ["paragraph", "Up 9% so far."],
    ["item", "one"],
    ["item", "two"],
    ["row", "a\tb"],
    ["row", "1\t2"],
  ]);
});

test("readNote() takes a PDF by any name", async () => {
  const note = await read("a.txt", pdfFile([linesDown("Up 9%.")]));
  expect(note).toMatchObject({ format: "pdf", text: "Up 9%." });
});

describe("readNote() refuses", () => {
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0xff, 0xff, 0, 1, 0, 2, 9, 9]);
  test.each<[string, string | Uint8Array, string]>([
    ["empty.txt", "", "empty.txt holds no text; give a file that does"],
    ["blank.md", " \n\n\t\n", "blank.md holds no text; give a file that does"],
    ["bare.html", "<script>9%</script>", "bare.html holds no text; give a file that does"],
    ["empty.pdf", "", "empty.pdf is empty; give it as .txt, .md, .html or .pdf"],
    ["a.pdf", "A text.", "a.pdf is no PDF, whatever its name says; give it as .txt, .md, .html or .pdf"],
    ["a.png", picture, "a.png is no text; give it as .txt, .md, .html or .pdf"],
    [
      "a.docx",
      Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]),
      "a.docx is an archive, as of a word processor or a spreadsheet; give it as .txt, .md, .html or .pdf",
    ],
  ])("%s", async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  test("a file that is not there, and a folder", async () => {
    const missing = path.join(folder, "missing.txt");
    await expect(readNote(missing)).rejects.toThrow(`${missing} cannot be read (`);
    await expect(readNote(folder)).rejects.toThrow(`${folder} is a folder; give the path of the note's file`);
  });
});
