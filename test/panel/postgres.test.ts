// Takes long: a PostgreSQL server is made and filled.

import { readFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { checkPanel } from "../../lib/panel/check/check-panel.js";
import { openRegistered } from "../../lib/panel/open-panel.js";
import type { RegisteredPanel } from "../../lib/panel/registered-panels.js";
import { sql } from "../../lib/panel/sql/sql.js";
import { lossMakers, memberOf } from "../../lib/panel.js";
import { expectReadAsTheyAre, HOSTILE_NAME, HOSTILE_TEXT } from "./hostile-rows.js";
import { type PostgresServer, postgresPrograms, startPostgres } from "./postgres-server.js";
import { differences, everyAnswer } from "./same-answers.js";
import { inFiles, withGenerated } from "./small-panels.js";

const programs = postgresPrograms();
/** Writes the files of a generated panel as CSV beside them. */
async function asCsv(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const [files, name] of [
    ["daily/*.parquet", "daily"],
    ["fundamentals.parquet", "fundamentals"],
  ])
    await connection.run(
      `copy (from read_parquet('${folder}/${files}')) to '${folder}/${name}.csv' (header)`,
    );
  connection.closeSync();
  instance.closeSync();
}

describe.skipIf(programs === undefined)(
  "a panel in PostgreSQL (skipped where its programs are not installed)",
  () => {
    let server: PostgresServer;
    let answers: Readonly<Record<string, unknown>>;
    const registered = (own: Partial<RegisteredPanel> = {}): RegisteredPanel => ({
      name: "served",
      database: server.address,
      table: "wrds.daily",
      fundamentalsTable: "wrds.fundamentals",
      columns: {},
      reportLagDays: 1,
      ...own,
    });

    beforeAll(async () => {
      server = await startPostgres(programs as string);
      const size = { small: 60, large: 20, from: "2023-07-01", to: "2024-07-31" };
      await withGenerated(size, async (folder) => {
        await asCsv(folder);
        server.run(
          `create schema wrds;
         create table wrds.daily (id text, date date, price double precision, return double precision, volume double precision, shares double precision, in_r2000 boolean, in_sp500 boolean, exchange text, sector text);
         create table wrds.fundamentals (id text, report_date date, earnings double precision, book_equity double precision, operating_profitability double precision);
         grant usage on schema wrds to reader; grant select on all tables in schema wrds to reader;`,
        );
        for (const name of ["daily", "fundamentals"]) {
          const rows = readFileSync(path.join(folder, `${name}.csv`), "utf8");
          server.run(`copy wrds.${name} from stdin (format csv, header);\n${rows}\\.\n`);
        }
        const panel = await openRegistered(inFiles(folder));
        answers = await everyAnswer(panel);
        await panel.close();
      });
    });
    afterAll(() => server?.remove());
    afterEach(() => void vi.unstubAllEnvs());

    const withPassword = () => vi.stubEnv("CLAIMBOOK_PANEL_PASSWORD", server.password);

    test("every computation gives what DuckDB gives, to one part in a billion", async () => {
      withPassword();
      const panel = await openRegistered(registered());
      const found = await everyAnswer(panel);
      await panel.close();
      expect(Object.keys(answers).length).toBeGreaterThan(10);
      expect(differences(found, answers)).toEqual([]);
    });

    test("a wrong password is refused, and in no message", async () => {
      vi.stubEnv("CLAIMBOOK_PANEL_PASSWORD", "a wrong one");
      const opened = openRegistered(registered());
      await expect(opened).rejects.toThrow(/refused the user or the password; set CLAIMBOOK_PANEL_PASSWORD/);
      await expect(opened).rejects.not.toThrow(/a wrong one/);
    });

    test("nothing is written there, whatever is asked", async () => {
      withPassword();
      const panel = await openRegistered(registered());
      await expect(panel.query(sql`create table public.mine (a integer)`)).rejects.toThrow(
        /read-only transaction/,
      );
      await panel.close();
    });

    test("a table that is not there, and a hostile name of one, are errors that name it", async () => {
      withPassword();
      for (const table of ["wrds.dayly", 'wrds.daily" where 1=1; drop table x; --'])
        await expect(openRegistered(registered({ table }))).rejects.toThrow(/does not exist/);
    });

    test("refused rows are named by their key, hostile columns and stocks are read as they are, and missing stays missing", async () => {
      withPassword();
      server.run(
        `create table wrds.hostile (${HOSTILE_NAME} text, date date, return double precision);
         insert into wrds.hostile values (${HOSTILE_TEXT}, '2024-07-01', 0.5), ('b', '2024-07-01', 0.1), ('b', '2024-07-02', -7);
         grant select on wrds.hostile to reader;`,
      );
      await expectReadAsTheyAre(registered(), "wrds.hostile");
    });

    test("the guide's views on CRSP's and Compustat's columns make a panel", async () => {
      withPassword();
      const [, views = ""] = readFileSync("docs/stock-panel.md", "utf8").split("```sql\n");
      server.run(
        `create schema crsp; create schema comp; create schema mine;
         create table crsp.dsf_v2 (permno integer, dlycaldt date, dlyprc numeric, dlyret numeric, dlyvol numeric, shrout numeric, primaryexch text);
         create table crsp.dsp500list_v2 (permno integer, mbrstartdt date, mbrenddt date);
         create table crsp.ccmxpf_linktable (lpermno integer, gvkey text, linktype text, linkprim text, linkdt date, linkenddt date);
         create table comp.fundq (gvkey text, datadate date, rdq date, ibq numeric, ceqq numeric);
         insert into crsp.dsf_v2 values (1, '2024-07-01', -10, 0, 5, 3, 'N'), (1, '2024-07-02', 11, 0.1, 5, 3, 'N'), (2, '2024-07-01', 8, 0, 5, 4, 'Q'), (2, '2024-07-02', 8, 0, 5, 4, 'Q');
         insert into crsp.dsp500list_v2 values (1, '2024-01-01', '2024-12-31');
         insert into crsp.ccmxpf_linktable values (1, 'g', 'LC', 'P', '2000-01-01', null);
         insert into comp.fundq values ('g', '2024-03-31', '2024-05-02', -2, 7), ('g', '2024-06-30', null, 9, 9);
         ${views.split("```")[0]}
         grant usage on schema mine to reader; grant select on all tables in schema mine to reader;`,
      );
      const panel = await openRegistered(
        registered({ table: "mine.daily", fundamentalsTable: "mine.reports" }),
      );
      const { rows, stocks, findings } = await checkPanel(panel);
      expect([rows, stocks, findings.map(({ rule }) => rule)]).toEqual([4, 2, ["prices below zero"]]);
      const losing = await lossMakers(panel, { date: "2024-07-01", members: memberOf("sp500") });
      expect(losing).toEqual({ n: 1, byCount: 1, byCap: 1, unknown: 0 });
      await panel.close();
    });

    test("a time limit ends the statement on the server too, and the next one works", async () => {
      withPassword();
      const panel = await openRegistered(registered());
      await expect(panel.query(sql`select pg_sleep(60)`, { seconds: 0.3 })).rejects.toThrow(
        /took longer than 0.3 s/,
      );
      expect(
        server
          .run(
            "select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' and state = 'active' and pid <> pg_backend_pid()",
          )
          .trim(),
      ).toBe("0");
      expect((await panel.sessions()).length).toBeGreaterThan(200);
      await panel.close();
    });

    test("a server that ends in the middle of a statement is an error that says so; it answers again once it is back", async () => {
      withPassword();
      const panel = await openRegistered(registered());
      const asked = panel.query(sql`select pg_sleep(60)`);
      const lost = expect(asked).rejects.toThrow(
        /ended the connection in the middle of a statement; nothing was written/,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      server.stop();
      await lost;
      await expect(openRegistered(registered())).rejects.toThrow(
        /does not answer; start it, or correct the address/,
      );
      server.start();
      const again = await openRegistered(registered());
      expect((await again.sessions()).length).toBeGreaterThan(200);
      await again.close();
      await panel.close().catch(() => {});
    });
  },
);
