import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Cell, Columns } from "../../store/columns.js";
import { PanelError } from "../panel-error.js";
import { literal } from "../sql/sql.js";
import type { SqlEngine } from "./engine.js";
import { optionalPackage } from "./optional-package.js";
import { withTimeLimit } from "./time-limit.js";

/** What it may take for sorts and joins; beyond, it works on disk. */
const MEMORY_LIMIT = "3GB";

/**
 * DuckDB in this process, with a database in memory.
 * @throws PanelError when the package is not installed
 */
export async function openDuckdb(): Promise<SqlEngine> {
  const { DuckDBInstance } = await optionalPackage("@duckdb/node-api", {
    load: () => import("@duckdb/node-api"),
    purpose: "a panel in files",
  });
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: MEMORY_LIMIT,
    threads: String(availableParallelism()),
    temp_directory: path.join(tmpdir(), `claimbook-panel-${process.pid}`),
    preserve_insertion_order: "false",
    // Statements read files that the panel names; nothing is fetched or installed.
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(`set TimeZone = ${literal("UTC").text}`);
  return {
    name: "duckdb",
    async query(statement, options = {}) {
      const run = connection.runAndReadAll(statement.text);
      try {
        const reader = await withTimeLimit(run, { ...options, cancel: () => interrupt(connection, run) });
        return plainColumns(reader.getColumnsObjectJS());
      } catch (error) {
        throw error instanceof PanelError ? error : new PanelError(duckdbMessage(error as Error));
      }
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Milliseconds until a statement that has not ended is interrupted again. */
const INTERRUPT_AGAIN = 20;

/** Ends a statement: an interrupt that comes before the statement has begun is lost, so it is sent until the statement has ended. */
async function interrupt(connection: { interrupt(): void }, run: Promise<unknown>): Promise<void> {
  let ended = false;
  const settle = () => {
    ended = true;
  };
  const end = run.then(settle, settle);
  while (!ended) {
    connection.interrupt();
    await Promise.race([end, setTimeout(INTERRUPT_AGAIN)]);
  }
}

const plainColumns = (columns: Record<string, readonly unknown[]>): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.map(cell)]));

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  return typeof value === "number" || typeof value === "string" ? value : String(value);
}

const HALF_WRITTEN = /No magic bytes|too small to be a Parquet|Invalid Parquet|footer|metadata length/i;

/** DuckDB's message with what to do about it. */
function duckdbMessage({ message }: Error): string {
  const [first = message] = message.split("\n");
  const said = (label: string) => message.match(new RegExp(`${label}:? *(.*)`))?.[1];
  if (/Schema mismatch/.test(message))
    return `${said("Current file")} has another schema than ${said("Main file schema")}: ${message.match(/^Column .*/m)?.[0]}; write it again, whole and with the same columns, or register it as a panel of its own`;
  if (/CSV Error on Line/.test(message))
    return `${message.match(/file = (.*)/)?.[1]}, line ${said("on Line")}, ${JSON.stringify(said("Original Line"))}: ${message.split("\n")[2]}; correct the line, or write the file again`;
  if (HALF_WRITTEN.test(message))
    return `${first}; the file is not whole, or no Parquet: write it again, or take it out of the folder`;
  if (/No files found/.test(message)) return `${first}; correct the path of the panel`;
  return `DuckDB: ${first}`;
}
