import { strFromU8, unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { DataFiles, dataHtml } from "../../../lib/notebook/export/data-files.js";

test("DataFiles.add names each file after its title, once", () => {
  const files = new DataFiles();
  expect(
    ["Größe & Wert", "größe wert", "図", "図", "../../etc"].map((title) => files.add(title, "")),
  ).toEqual(["grosse-wert.csv", "grosse-wert-2.csv", "data.csv", "data-2.csv", "etc.csv"]);
});

test("DataFiles.archive holds every file, the same bytes for the same data", () => {
  const made = () => {
    const files = new DataFiles();
    files.add("one", "a,b\r\n1,é\r\n");
    files.add("two", "c\r\n");
    return files.archive();
  };
  const entries = Object.entries(unzipSync(made())).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(entries).toEqual([
    ["one.csv", "a,b\r\n1,é\r\n"],
    ["two.csv", "c\r\n"],
  ]);
  expect(Buffer.from(made()).equals(Buffer.from(made()))).toBe(true);
});

test("dataHtml is a link to the archive under a heading, and nothing without files", () => {
  const files = new DataFiles();
  expect(dataHtml(files, "01-a")).toBe("");
  files.add("one", "a");
  const { document } = new JSDOM(dataHtml(files, "Größe 1")).window;
  const link = document.querySelector("a");
  expect([document.querySelector("h2")?.id, link?.getAttribute("download"), link?.textContent]).toEqual([
    "cb-data",
    "grosse-1-data.zip",
    "All data of this page (ZIP, one CSV file)",
  ]);
  expect(link?.href).toMatch(/^data:application\/zip;base64,UEsDB/);
});
