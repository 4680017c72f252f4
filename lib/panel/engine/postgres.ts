import type { Cell, Columns } from "../../store/columns.js";
import { PanelError } from "../panel-error.js";
import { PASSWORD_VARIABLE } from "./database-address.js";
import type { SqlEngine } from "./engine.js";
import { optionalPackage } from "./optional-package.js";
import { withTimeLimit } from "./time-limit.js";

const CONNECT_SECONDS = 20;
/** Numbers that PostgreSQL's protocol sends as texts, by the type's number there: int8, float4, float8, numeric. */
const NUMBERS = new Set([20, 700, 701, 1700]);
const WHOLE = new Set([21, 23]);
const BOOLEAN = 16;

/**
 * A server of the PostgreSQL protocol. The password is that of CLAIMBOOK_PANEL_PASSWORD, else PGPASSWORD's.
 * @throws PanelError when the package is not installed, and when the server refuses or is not there
 */
export async function openPostgres(address: string): Promise<SqlEngine> {
  const { default: pg } = await optionalPackage("pg", {
    load: () => import("pg"),
    purpose: "a panel in a database of PostgreSQL's protocol",
  });
  const url = new URL(address);
  const { host } = url;
  // Only here, in memory: pg lets an address without a password stand for none.
  url.password = process.env[PASSWORD_VARIABLE] ?? process.env.PGPASSWORD ?? "";
  const connectionTimeoutMillis = CONNECT_SECONDS * 1000;
  const connect = async () => {
    const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis });
    // One that is lost says so to whoever waits for a statement, too.
    client.on("error", () => {});
    try {
      await client.connect();
      // A backslash in a text is one, as the standard has it; nothing is written.
      await client.query("set standard_conforming_strings = on; set default_transaction_read_only = on");
    } catch (error) {
      throw postgresError(error as Error, host);
    }
    return client;
  };
  const client = await connect();
  return {
    name: "postgres",
    async query(statement, options = {}) {
      const types = { getTypeParser: () => (text: string) => text };
      const run = client.query({ text: statement.text, rowMode: "array", types });
      const cancel = async () => {
        const other = await connect().catch(() => undefined);
        const pid = (client as unknown as { readonly processID: number }).processID;
        await other?.query("select pg_cancel_backend($1)", [pid]).catch(() => {});
        await other?.end();
      };
      try {
        const { fields, rows } = await withTimeLimit(run, { ...options, cancel });
        return columnsOf(fields, rows as readonly (readonly (string | null)[])[]);
      } catch (error) {
        throw error instanceof PanelError ? error : postgresError(error as Error, host);
      }
    },
    close: () => client.end(),
  };
}

function columnsOf(
  fields: readonly { readonly name: string; readonly dataTypeID: number }[],
  rows: readonly (readonly (string | null)[])[],
): Columns {
  return Object.fromEntries(
    fields.map(({ name, dataTypeID }, at) => [name, rows.map((row) => cell(row[at] ?? null, dataTypeID))]),
  );
}

function cell(text: string | null, type: number): Cell {
  if (text === null) return null;
  if (type === BOOLEAN) return text === "t" ? 1 : 0;
  return NUMBERS.has(type) || WHOLE.has(type) ? Number(text) : text;
}

/** What went wrong and the remedy; a password is no part of the server's messages. */
function postgresError(error: Error, host: string): PanelError {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === "28P01" || code === "28000" || /password|SASL/i.test(message))
    return new PanelError(
      `the database at ${host} refused the user or the password; set ${PASSWORD_VARIABLE} to that user's`,
    );
  if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT|timeout/.test(`${code} ${message}`))
    return new PanelError(`the database at ${host} does not answer; start it, or correct the address`);
  if (/terminat|ECONNRESET|57P0/i.test(`${code} ${message}`))
    return new PanelError(
      `the database at ${host} ended the connection in the middle of a statement; nothing was written; ask again`,
    );
  return new PanelError(`the database at ${host}: ${message}`);
}
