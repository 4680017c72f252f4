import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readManifest } from "../../lib/store/manifest.js";
import { ROW_TYPES, rowTypes } from "../../lib/store/row-types.js";

test("the types of the rows are those of the manifest", () => {
  expect(readFileSync(`data/${ROW_TYPES}`, "utf8")).toBe(rowTypes(readManifest("data")));
});

test("rowTypes(specs) has a comment and a type a column; the key is never missing, and no text ends a comment", () => {
  const [spec] = readManifest("data");
  const odd = { name: "a */ b", type: "integer", description: "first */\nsecond", unit: "percent" } as const;
  const key = { name: "day", type: "date", description: "session" } as const;
  const info = { ...(spec as NonNullable<typeof spec>).info, name: "my-table", title: "Mine" };
  expect(rowTypes([{ info, fields: [key, odd], primaryKey: ["day"] }])).toContain(
    [
      "  interface Tables {",
      "    /** Mine */",
      '    readonly "my-table": {',
      "      /** session */",
      "      readonly day: string;",
      "      /** first * / second [percent] */",
      '      readonly "a */ b": number | null;',
      "    };",
      "  }",
      "}",
      "",
    ].join("\n"),
  );
});
