import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentBook } from "../../../lib/book/current-book.js";
import { evaluateAll } from "../../../lib/book/evaluate.js";
import { claimsDocument } from "../../../lib/claims/claims-document.js";
import { diffClaims } from "../../../lib/claims/diff/diff-claims.js";
import { exportedClaims } from "../../../lib/notebook/export/exported-claims.js";
import type { CodeCell } from "../../../lib/notebook/ipynb/notebook.js";
import { readNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { openStore } from "../../../lib/store/open-store.js";
import { CLAIMS_JSON_SCHEMA, schemaErrors } from "../../claims/schema-errors.js";
import { scaleValue } from "../../update/edited-data.js";
import { dataCopy } from "../../update/future-server.js";

const errors = schemaErrors(CLAIMS_JSON_SCHEMA);
const files = readdirSync("notebooks").map((name) => path.join("notebooks", name));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-exported-claims-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A notebook of the book with other metadata of each cell that shows a card. */
function edited(name: string, metadata: CodeCell["metadata"]): string {
  const notebook = readNotebook(path.join("notebooks", name));
  const isCard = ({ id }: { readonly id: string }) => id.startsWith("card-");
  const cells = notebook.cells.map((cell) => (isCard(cell) ? { ...cell, metadata } : cell));
  const file = path.join(folder, name);
  writeNotebook(file, { ...notebook, cells });
  return file;
}

describe("exportedClaims(files, dir)", () => {
  test("is what the ledger says as of the day of the run, and valid", () => {
    const { document, missing } = exportedClaims(files, "data");
    const store = openStore({ asOf: "2024-07-24" });
    const ledger = claimsDocument(evaluateAll(store), { store, book: currentBook() });
    expect(missing).toEqual([]);
    expect(errors(document)).toEqual([]);
    const written = JSON.parse(JSON.stringify(ledger));
    expect(document).toEqual(written);
    expect(diffClaims(document, written).moved).toBe("nothing");
  });

  test("knows the hashes alone of data that have changed since the run", () => {
    const dir = dataCopy();
    scaleValue(dir, "cpi-monthly", { row: "2024-06", column: "cpi_sa", factor: 1.01 });
    const { document } = exportedClaims(files, dir);
    expect(errors(document)).toEqual([]);
    expect(document.data).toBeNull();
    expect(document.tables["cpi-monthly"]).toEqual({
      hash: openStore().describe("cpi-monthly").hash,
      ...{ rows: null, rowsKnown: null, vintage: null },
    });
    expect(exportedClaims(files, "/no/such/folder").document).toEqual(document);
    rmSync(dir, { recursive: true });
  });

  test("leaves out claims whose cards no reader sees, and names them", () => {
    const [hidden] = [edited("03-multiple-expansion.ipynb", { tags: ["remove-cell"] })];
    const { document, missing } = exportedClaims(
      [hidden as string, "notebooks/06-what-followed.ipynb"],
      "data",
    );
    expect(document.claims.map(({ notebook }) => notebook)).toEqual(
      expect.arrayContaining(["06-what-followed"]),
    );
    expect(new Set(document.claims.map(({ notebook }) => notebook)).size).toBe(1);
    expect(missing).toContain("multiples");
    expect(missing.length + document.claims.length).toBe(currentBook().claims.length);
  });

  test("passes over a file that cannot be read", () => {
    expect(exportedClaims(["none.ipynb"], "data")).toMatchObject({ document: { claims: [], tables: {} } });
  });
});
