import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

interface SmallTable {
  readonly csv: string;
  readonly fields: readonly object[];
  readonly primaryKey: readonly string[];
  readonly availability: object;
  readonly start: string;
}

const VALUE = {
  name: "value",
  type: "number",
  description: "a return",
  constraints: { minimum: -1, maximum: 10 },
};

/** Small made-up tables, one for each way in which a row can be dated. */
export const SMALL: Record<string, SmallTable> = {
  days: {
    csv: 'date,value,note\n2024-01-02,0.01,\n2024-01-03,,"a, ""b"""\n2024-01-04,-0.02,c\n',
    fields: [
      { name: "date", type: "date", description: "day" },
      VALUE,
      { name: "note", type: "string", description: "note" },
    ],
    primaryKey: ["date"],
    availability: { field: "date" },
    start: "2024-01-02",
  },
  months: {
    csv: "month,value,late\n2023-12,0.1,1\n2024-01,0.2,2\n2024-02,0.3,3\n",
    fields: [
      { name: "month", type: "yearmonth", description: "month" },
      VALUE,
      { name: "late", type: "integer", description: "known 60 days later" },
    ],
    primaryKey: ["month"],
    availability: { field: "month", columns: { late: 60 } },
    start: "2023-12",
  },
  releases: {
    csv: "month,value,release_date\n2023-12,0.1,2024-01-11\n2024-01,0.2,2024-02-13\n2024-02,0.3,\n",
    fields: [
      { name: "month", type: "yearmonth", description: "month" },
      VALUE,
      { name: "release_date", type: "date", description: "release" },
    ],
    primaryKey: ["month"],
    availability: { field: "release_date", otherwise: { field: "month", lagDays: 45 } },
    start: "2023-12",
  },
};

/** A data folder in a temporary place; `edit` changes a table's text after its hash was taken. */
export function smallFolder(edit: { readonly [table: string]: (csv: string) => string } = {}): string {
  const dir = mkdtempSync(path.join(tmpdir(), "claimbook-store-"));
  const resources = Object.entries(SMALL).map(([name, { csv, fields, primaryKey, availability, start }]) => {
    writeFileSync(path.join(dir, `${name}.csv`), edit[name]?.(csv) ?? csv);
    return {
      name,
      path: `${name}.csv`,
      title: name,
      description: "made up",
      serves: "tests",
      sources: [],
      redistribution: "free",
      vintage: "none",
      caveats: [],
      temporalCoverage: { start, end: start },
      rows: csv.trimEnd().split("\n").length - 1,
      hash: `sha256:${createHash("sha256").update(csv).digest("hex")}`,
      availability,
      schema: { fields, primaryKey },
    };
  });
  writeFileSync(path.join(dir, "datapackage.json"), JSON.stringify({ resources }));
  return dir;
}
