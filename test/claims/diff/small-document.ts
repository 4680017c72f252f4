import {
  CLAIMS_SCHEMA,
  CLAIMS_VERSION,
  type ClaimsDocument,
  type DocumentClaim,
  type DocumentTable,
} from "../../../lib/claims/claims-document.js";

type Reading = DocumentClaim["estimates"][number];

/** A made-up reading. */
export const reading = (definition: string, value: number, other: Partial<Reading> = {}): Reading => ({
  ...{ definition, value, unit: "decimal", from: "2024-01-02", to: "2024-06-28", n: 2, fits: false },
  ...other,
});

/** A made-up claim that reads `closes`. */
export const claim = (id: string, other: Partial<DocumentClaim> = {}): DocumentClaim => ({
  ...{ id, statement: `Claim ${id}`, stated: "9%", kind: "measurement", asOf: "2024-07-24" },
  ...{ askedOn: "2024-07-24", moved: false, evaluatedAsOf: "2024-07-24", verdict: "supported" },
  ...{ reason: "1 of 1 reading rounds to 9%.", detail: null, miss: null },
  estimates: [reading("price return", 0.09, { fits: true })],
  ...{ notebook: "01-one", tables: ["closes"] },
  ...other,
});

/** A made-up state of a table. */
export const state = (other: Partial<DocumentTable> = {}): DocumentTable => ({
  ...{ hash: `sha256:${"a".repeat(64)}`, rows: 10, rowsKnown: 8, vintage: "2024-08" },
  ...other,
});

/** A made-up document. */
export const document = (
  claims: readonly DocumentClaim[],
  other: Partial<ClaimsDocument> = {},
): ClaimsDocument => ({
  ...{ $schema: CLAIMS_SCHEMA, version: CLAIMS_VERSION, data: null },
  book: { publisher: "A bank", description: "a made-up note", asOf: "2024-07-24" },
  tables: { closes: state() },
  claims,
  ...other,
});
