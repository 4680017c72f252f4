import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { databaseAddress } from "../../lib/panel/engine/database-address.js";
import { optionalPackage } from "../../lib/panel/engine/optional-package.js";
import { openRegistered } from "../../lib/panel/open-panel.js";
import { literal, sql } from "../../lib/panel/sql/sql.js";
import { inFiles, withCsv, withGenerated } from "./small-panels.js";

const SIZE = { small: 10, large: 5, from: "2024-06-03", to: "2024-07-31" };

describe("files that are not as they should be", () => {
  test("one that is half written is named, with the remedy", async () => {
    await withGenerated(SIZE, async (folder) => {
      truncateSync(path.join(folder, "daily/2024-07.parquet"), 1000);
      await expect(openRegistered(inFiles(folder))).rejects.toThrow(
        /2024-07\.parquet.*write it again, or take it out/s,
      );
    });
  });

  test("one of another schema is named, with the column", async () => {
    await withGenerated(SIZE, async (folder) => {
      const file = path.join(folder, "daily/2024-07.parquet");
      const instance = await DuckDBInstance.create(":memory:");
      const connection = await instance.connect();
      const other = path.join(folder, "daily/2024-08.parquet");
      await connection.run(
        `copy (select * exclude (volume), cast(volume as varchar) as volume from read_parquet('${file}')) to '${other}'`,
      );
      connection.closeSync();
      instance.closeSync();
      await expect(openRegistered(inFiles(folder))).rejects.toThrow(
        /2024-08\.parquet has another schema than the first file: column volume is/,
      );
    });
  });

  test("CSV files of another schema or half written are named, a broken line with its number", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "claimbook-csv-"));
    const panel = inFiles(folder, { path: path.join(folder, "*.csv") });
    const { fundamentalsPath: _, ...daily } = panel;
    writeFileSync(path.join(folder, "a.csv"), "id,date,return\na,2024-07-01,0.1\n");
    const second = path.join(folder, "b.csv");
    writeFileSync(second, "id,date,ret\na,2024-07-02,0.1\n");
    const sessions = async () => {
      const opened = await openRegistered(daily);
      return opened.sessions().finally(() => opened.close());
    };
    await expect(sessions()).rejects.toThrow(
      /b\.csv has another schema than .*a\.csv: Column with name: "return" is missing; write it again, whole/,
    );
    // The end of a line that was never written; before it more rows than are looked at to tell the types.
    writeFileSync(second, `id,date,return\n${"a,2024-07-02,0.1\n".repeat(30_000)}b,2024-07-0`);
    await expect(sessions()).rejects.toThrow(
      /b\.csv, line 30002, "b,2024-07-0": .*; correct the line, or write the file again/,
    );
    rmSync(folder, { recursive: true });
  });

  test("a folder without files, and a file without the columns, say what to do", async () => {
    await withGenerated(SIZE, async (folder) => {
      await expect(
        openRegistered(inFiles(folder, { path: path.join(folder, "none/*.parquet") })),
      ).rejects.toThrow(/No files found.*correct the path/s);
      await expect(openRegistered(inFiles(folder, { columns: { id: "permno" } }))).rejects.toThrow(
        /have no column id; name the one that holds it with --column id=NAME/,
      );
      await expect(openRegistered(inFiles(folder, { columns: { volume: "vol" } }))).rejects.toThrow(
        /there is no column "vol", which --column volume=vol names; correct the name/,
      );
    });
    await expect(withCsv(["id,date,volume", "a,2024-07-01,1"], async () => {})).rejects.toThrow(
      /neither a return nor a price/,
    );
  });

  test("a statement that takes too long, or is stopped, ends with an error, and the next one works", async () => {
    await withGenerated(SIZE, async (folder) => {
      const panel = await openRegistered(inFiles(folder));
      const long = sql`select count(*) as n from range(100000000) a cross join range(100000000) b where a.range + b.range < ${literal(0)}`;
      await expect(panel.query(long, { seconds: 0.2 })).rejects.toThrow(/took longer than 0.2 s/);
      const stop = new AbortController();
      const stopped = panel.query(long, { signal: stop.signal });
      setTimeout(() => stop.abort(), 100);
      await expect(stopped).rejects.toThrow(/was stopped; nothing was written/);
      expect(await panel.sessions()).toHaveLength(41);
      await panel.close();
    });
  });

  test("the same panel is written the same, month by month", async () => {
    await withGenerated(SIZE, async (first) => {
      await withGenerated(SIZE, async (second) => {
        expect(readdirSync(path.join(first, "daily"))).toEqual(["2024-06.parquet", "2024-07.parquet"]);
        for (const name of ["fundamentals.parquet", "daily/2024-06.parquet", "daily/2024-07.parquet"])
          expect(readFileSync(path.join(first, name)).equals(readFileSync(path.join(second, name)))).toBe(
            true,
          );
      });
    });
  });
});

test("a package that is not there is named, with the command that brings it", async () => {
  const load = () => import("no-such-package-of-claimbook" as string);
  await expect(optionalPackage("@duckdb/node-api", { load, purpose: "a panel in files" })).rejects.toThrow(
    'a panel in files needs the package @duckdb/node-api, which is not installed; run "npm install @duckdb/node-api"',
  );
});

test("an address with a password is refused, and the password not repeated", () => {
  for (const address of ["postgresql://me:hunter2@host/db", "trino://host/hive?password=hunter2"]) {
    let message = "";
    try {
      databaseAddress(address);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/holds a password, which is not stored.*CLAIMBOOK_PANEL_PASSWORD/);
    expect(message).not.toContain("hunter2");
  }
  expect(() => databaseAddress("mysql://host/db")).toThrow(/there is no engine for mysql/);
  expect(databaseAddress("trino://me@host:8080/hive").engine).toBe("trino");
});
