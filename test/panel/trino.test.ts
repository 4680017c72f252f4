// Takes long: three Java machines are started, and two of them ended in the middle of statements.

import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRegistered } from "../../lib/panel/open-panel.js";
import type { RegisteredPanel } from "../../lib/panel/registered-panels.js";
import { type Sql, sql } from "../../lib/panel/sql/sql.js";
import { dailyBreadth, dollarVolume, lossMakers } from "../../lib/panel.js";
import { fewOrAll } from "../thorough.js";
import { expectReadAsTheyAre, HOSTILE_NAME, HOSTILE_TEXT } from "./hostile-rows.js";
import { differences, everyAnswer } from "./same-answers.js";
import { inFiles, withGenerated } from "./small-panels.js";
import { startTrino, type TrinoCluster, trinoPrograms } from "./trino-server.js";

/** Minutes, which the same statements in PostgreSQL stand for. */
const programs = fewOrAll(undefined, trinoPrograms());
const WORKERS = 2;

/** Three Java machines on two cores take their time. */
const SLOW = { timeout: 600_000 };

describe.skipIf(programs === undefined)(
  "a panel in Trino (skipped without CLAIMBOOK_TESTS=all, and where its server is not below .claimbook)",
  SLOW,
  () => {
    let cluster: TrinoCluster;
    let answers: Readonly<Record<string, unknown>>;
    const registered = (own: Partial<RegisteredPanel> = {}): RegisteredPanel => ({
      name: "served",
      database: cluster.address,
      table: "hive.stocks.daily",
      fundamentalsTable: "hive.stocks.fundamentals",
      columns: {},
      reportLagDays: 1,
      ...own,
    });

    beforeAll(async () => {
      if (programs === undefined) return;
      cluster = await startTrino(programs, { workers: WORKERS });
      const size = { small: 60, large: 20, from: "2023-07-01", to: "2024-07-31" };
      await withGenerated(size, async (folder) => {
        for (const name of ["daily", "fundamentals"])
          mkdirSync(path.join(cluster.warehouse, "files", name), { recursive: true });
        cpSync(path.join(folder, "daily"), path.join(cluster.warehouse, "files/daily"), { recursive: true });
        cpSync(
          path.join(folder, "fundamentals.parquet"),
          path.join(cluster.warehouse, "files/fundamentals/all.parquet"),
        );
        const panel = await openRegistered(inFiles(folder));
        answers = await everyAnswer(panel);
        await panel.close();
      });
      await cluster.ready(WORKERS + 1);
      await cluster.run("create schema hive.stocks");
      await cluster.run("create schema iceberg.stocks");
      await cluster.run(
        `create table hive.stocks.daily (id varchar, date date, price double, "return" double, volume double, shares double, in_r2000 boolean, in_sp500 boolean, exchange varchar, sector varchar) with (external_location = 'local:///files/daily', format = 'PARQUET')`,
      );
      await cluster.run(
        `create table hive.stocks.fundamentals (id varchar, report_date date, earnings double, book_equity double, operating_profitability double) with (external_location = 'local:///files/fundamentals', format = 'PARQUET')`,
      );
    }, 600_000);
    afterAll(async () => {
      await cluster?.remove();
    });

    test("every computation gives what DuckDB gives, to one part in a billion", async () => {
      const panel = await openRegistered(registered());
      const found = await everyAnswer(panel);
      await panel.close();
      expect(differences(found, answers)).toEqual([]);
    });

    test("tables of Iceberg give the same, partitioned by month", async () => {
      await cluster.run(
        "create table iceberg.stocks.daily with (partitioning = array['month(date)']) as select * from hive.stocks.daily",
      );
      await cluster.run("create table iceberg.stocks.fundamentals as select * from hive.stocks.fundamentals");
      const panel = await openRegistered(
        registered({ table: "iceberg.stocks.daily", fundamentalsTable: "iceberg.stocks.fundamentals" }),
      );
      const found = await everyAnswer(panel);
      await panel.close();
      expect(differences(found, answers)).toEqual([]);
    });

    test("a hostile column and stock are read as they are; refused rows are named by their key", async () => {
      await cluster.run(
        `create table iceberg.stocks.hostile as select * from (values (${HOSTILE_TEXT}, date '2024-07-01', 5e-1), ('b', date '2024-07-01', 1e-1), ('b', date '2024-07-02', -7e0)) as t (${HOSTILE_NAME}, date, "return")`,
      );
      await expectReadAsTheyAre(registered(), "iceberg.stocks.hostile");
    });

    test("each split is aggregated where it is read, before anything is sent on", async () => {
      const panel = await openRegistered(registered());
      const statements: Sql[] = [];
      const query: typeof panel.query = (statement, options) => {
        statements.push(statement);
        return panel.query(statement, options);
      };
      const span = { from: "2023-07-01", to: "2024-07-31" };
      await dailyBreadth({ ...panel, query }, span);
      await dollarVolume({ ...panel, query }, span);
      expect(statements).toHaveLength(2);
      for (const { text } of statements) {
        const [[plan] = []] = await cluster.run(`explain (type distributed) ${text}`);
        const reading = String(plan)
          .split(/^Fragment /m)
          .filter((part) => /daily/.test(part) && /Scan/.test(part));
        expect(reading.some((part) => part.includes("Aggregate[type = PARTIAL"))).toBe(true);
      }
    });

    /** Takes a while on every worker. */
    const LONG = sql`select count(*) as n from hive.stocks.daily a cross join hive.stocks.daily b cross join (select 1 from hive.stocks.daily limit 200) c where a."return" + b."return" > 5e0`;
    const soon = () => new Promise((resolve) => setTimeout(resolve, 3000));
    const running = async () =>
      (
        await cluster.run(
          "select count(*) from system.runtime.queries where state = 'RUNNING' and query like '%cross join%' and query not like '%system.runtime%'",
        )
      )[0]?.[0];

    test("a time limit and a stop end the statement in the cluster, too, and the next one works", async () => {
      const panel = await openRegistered(registered());
      await expect(panel.query(LONG, { seconds: 3 })).rejects.toThrow(/took longer than 3 s/);
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 3000);
      await expect(panel.query(LONG, { signal: stop.signal })).rejects.toThrow(
        /was stopped; nothing was written/,
      );
      expect(await running()).toBe(0);
      expect((await panel.sessions()).length).toBeGreaterThan(200);
    });

    test("a table that is not there, and a hostile name of one, are errors that name it", async () => {
      for (const table of ["hive.stocks.dayly", 'hive.stocks.daily" where 1=1; drop table x; --'])
        await expect(openRegistered(registered({ table }))).rejects.toThrow(/does not exist/);
    });

    test("a worker that is killed in the middle of a statement: an error that says so, or its answer from the others", async () => {
      const panel = await openRegistered(registered());
      const asked = panel.query(LONG, { seconds: 200 }).then(
        (rows) => rows.get("n"),
        (error: Error) => error.message,
      );
      await soon();
      cluster.kill(0);
      const answer = await asked;
      if (typeof answer === "number") expect(answer).toBe(0);
      else
        expect(answer).toMatch(
          /lost a worker or its coordinator in the middle of a statement; nothing was written; ask again|longer than/,
        );
      expect((await lossMakers(panel, { date: "2024-07-10" })).n).toBe(80);
      cluster.restart(0);
      await cluster.ready(WORKERS + 1);
    });

    test("a coordinator that is restarted: an error that says so, and answers once it is back", async () => {
      const panel = await openRegistered(registered());
      const asked = panel.query(LONG, { seconds: 200 });
      const lost = expect(asked).rejects.toThrow(/lost a worker or its coordinator|does not answer/);
      await soon();
      cluster.kill(-1);
      await lost;
      await expect(openRegistered(registered())).rejects.toThrow(
        /does not answer; start it, or correct the address/,
      );
      cluster.restart(-1);
      await cluster.ready(WORKERS + 1);
      expect((await lossMakers(panel, { date: "2024-07-10" })).n).toBe(80);
    });
  },
);
