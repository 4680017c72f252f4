import path from "node:path";
import { describe, expect, test } from "vitest";
import { currentBook, loadBook } from "../../lib/book/current-book.js";
import type { BookDefinition } from "../../lib/book/define-book.js";
import { CLAIM_MEMBERS } from "../../lib/claims/claim-shape.js";
import {
  CLAIMS_SCHEMA,
  CLAIMS_VERSION,
  type ClaimsDocument,
  claimsDocument,
} from "../../lib/claims/claims-document.js";
import { parseClaimsDocument } from "../../lib/claims/claims-document-shape.js";
import { claimsSchema } from "../../lib/claims/claims-schema.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { openStore } from "../../lib/store/open-store.js";
import { claim, document, reading, state } from "./diff/small-document.js";
import { CLAIMS_JSON_SCHEMA, schemaErrors } from "./schema-errors.js";

const errors = schemaErrors(CLAIMS_JSON_SCHEMA);

/** The document of a book as a program reads it. */
function documentOf(
  book: BookDefinition,
  asOf: string | null,
  askedOn: string | null = null,
): ClaimsDocument {
  const store = openStore({ asOf });
  const results = book.claims.map((one) => evaluateOn(one, store, { askedOn }));
  return JSON.parse(JSON.stringify(claimsDocument(results, { store, book })));
}

const july = currentBook();
const cpi = loadBook(path.resolve("examples/cpi-june-2024"));

describe("claimsDocument(results)", () => {
  test.each([
    ["as written", july, july.asOf, null],
    ["before its day", july, "2024-07-10", null],
    ["with everything known", july, null, null],
    ["asked on another day", july, "2024-12-31", "2024-12-31"],
    ["of the second book", cpi, cpi.asOf, null],
    ["of the second book before its day", cpi, "2024-06-28", null],
    ["of the second book with everything known", cpi, null, null],
  ])("is valid under the published schema: %s", (_, book, asOf, askedOn) => {
    const made = documentOf(book, asOf, askedOn);
    expect(made.claims).toHaveLength(book.claims.length);
    expect(errors(made)).toEqual([]);
    expect(parseClaimsDocument(JSON.stringify(made), "it")).toEqual(made);
  });

  test("names the tables that its claims read, with the rows known as of its day", () => {
    const { tables, claims } = documentOf(cpi, "2024-06-28");
    expect(new Set(claims.flatMap((one) => one.tables))).toEqual(new Set(Object.keys(tables)));
    const store = openStore({ asOf: "2024-06-28" });
    expect(tables["cpi-monthly"]).toEqual({
      hash: store.describe("cpi-monthly").hash,
      rows: store.describe("cpi-monthly").rows,
      rowsKnown: store.read("cpi-monthly").numRows(),
      vintage: store.describe("cpi-monthly").vintage,
    });
  });
});

describe("the published schema", () => {
  const whole = document(
    [
      claim("a", {
        miss: { unit: "decimal", nearest: 0, median: 0.01, relative: null, direction: { right: 1, of: 1 } },
        estimates: [
          reading("r", 0.09, {
            interval: [0.08, 0.1],
            proxy: true,
            comparison: true,
            kind: "ratio",
            digits: 2,
          }),
        ],
      }),
    ],
    {
      data: `sha256:${"0".repeat(64)}`,
      tables: { closes: state({ rows: null, rowsKnown: null, vintage: null }) },
    },
  );
  const [first] = whole.claims;
  const withClaim = (other: object) => ({ ...whole, claims: [{ ...first, ...other }] });
  const withReading = (other: object) => withClaim({ estimates: [{ ...first?.estimates[0], ...other }] });

  test("takes every member of the format, and lets none be added", () => {
    expect(errors(whole)).toEqual([]);
    const { properties } = (CLAIMS_JSON_SCHEMA as { $defs: { claim: { properties: object } } }).$defs.claim;
    expect(Object.keys(properties).sort()).toEqual(
      [...Object.keys(CLAIM_MEMBERS), "evaluatedAsOf", "notebook", "tables"].sort(),
    );
  });

  test.each([
    ["an added member", { ...whole, made: "today" }],
    ["an added member of a claim", withClaim({ score: 1 })],
    ["an added member of a reading", withReading({ confidence: 0.9 })],
    ["another version", { ...whole, version: 2 }],
    ["no version", { ...whole, version: undefined }],
    ["a list of claims", whole.claims],
    ["an unknown verdict", withClaim({ verdict: "likely" })],
    ["a verdict of a moved question where none was moved", withClaim({ verdict: "would-hold" })],
    ["a verdict on the commentary where the question was moved", withClaim({ moved: true })],
    ["a day that is none", withClaim({ askedOn: "July 2024" })],
    ["a month of thirteen", withReading({ to: "2024-13" })],
    ["a value as text", withReading({ value: "9%" })],
    ["an interval with one end", withReading({ interval: [0.1] })],
    ["a proxy that is false", withReading({ proxy: false })],
    ["a hash that is none", { ...whole, data: "sha256:1" }],
    ["a table without its rows", { ...whole, tables: { closes: { hash: state().hash } } }],
    ["no book", { ...whole, book: undefined }],
  ])("refuses %s", (_, value) => {
    expect(errors(JSON.parse(JSON.stringify(value)))).not.toEqual([]);
  });

  test("describes every member, and is the one that documents and package name", () => {
    const undescribed: string[] = [];
    const look = (node: unknown, at: string): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === "properties" && !/(then|else|if)$/.test(at))
          for (const [member, schema] of Object.entries(value as Record<string, object>))
            if (!("description" in schema) && !("$ref" in schema)) undescribed.push(`${at}/${member}`);
        look(value, `${at}/${name}`);
      }
    };
    look(CLAIMS_JSON_SCHEMA, "");
    expect(undescribed).toEqual([]);
    expect(JSON.parse(claimsSchema())).toEqual(CLAIMS_JSON_SCHEMA);
    expect(CLAIMS_JSON_SCHEMA).toMatchObject({
      $id: CLAIMS_SCHEMA,
      properties: { version: { const: CLAIMS_VERSION }, $schema: { const: CLAIMS_SCHEMA } },
    });
  });
});
