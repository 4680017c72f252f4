import { randomUUID } from "node:crypto";
import type { Cell, Columns } from "../../store/columns.js";
import { PanelError } from "../panel-error.js";
import { literal, sql } from "../sql/sql.js";
import { PASSWORD_VARIABLE } from "./database-address.js";
import type { SqlEngine } from "./engine.js";
import { optionalPackage } from "./optional-package.js";
import { withTimeLimit } from "./time-limit.js";

/** A part of an answer, as far as it is read. */
interface Answer {
  readonly id: string;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: { readonly message: string; readonly errorName: string };
}

/** A statement that fails since a worker or the coordinator was lost is asked once more: it only reads. */
const LOST =
  /NO_NODES_AVAILABLE|REMOTE_TASK|PAGE_TRANSPORT|TOO_MANY_REQUESTS_FAILED|REMOTE_HOST_GONE|SERVER_SHUTTING_DOWN|SERVER_STARTING_UP|REMOTE_TASK_ERROR/;

/**
 * A Trino coordinator. The password is that of CLAIMBOOK_PANEL_PASSWORD; without one the user's name is sent alone.
 * @param address `trino://user@host:8080/catalog/schema`, or `trino+https:`
 * @throws PanelError when the package is not installed
 */
export async function openTrino(address: string): Promise<SqlEngine> {
  const { Trino, BasicAuth } = await optionalPackage("trino-client", {
    load: () => import("trino-client"),
    purpose: "a panel in Trino",
  });
  const url = new URL(address);
  const [catalog = "", schema = ""] = url.pathname.slice(1).split("/");
  const client = Trino.create({
    server: `${url.protocol === "trino+https:" ? "https" : "http"}://${url.host}`,
    ...(catalog && { catalog }),
    ...(schema && { schema }),
    auth: new BasicAuth(decodeURIComponent(url.username) || "claimbook", process.env[PASSWORD_VARIABLE]),
  });
  async function ask(text: string, source: string): Promise<Columns> {
    const parts: Answer[] = [];
    const query = { query: text, extraHeaders: { "X-Trino-Source": source } };
    const answers = (await client.query(query)) as AsyncIterator<Answer, Answer>;
    for (let ended = false; !ended; ) {
      const { value, done = false } = await answers.next();
      const { error, ...part } = value;
      if (error) throw Object.assign(new Error(error.message), { code: error.errorName });
      // At the end the client gives its last answer once more, which is a statement's only one where it has failed at once.
      if (!done) parts.push(part);
      ended = done;
    }
    return columnsOf(parts);
  }
  /** Ends what runs in the name of a source: the client tells a statement's id only with its first rows. */
  async function cancelAll(source: string): Promise<void> {
    const { query_id: ids = [] } = await ask(
      sql`select query_id from system.runtime.queries where source = ${literal(source)} and state not in ('FINISHED', 'FAILED')`
        .text,
      "claimbook",
    );
    await Promise.all(ids.map((id) => client.cancel(String(id)).catch(() => {})));
  }
  return {
    name: "trino",
    async query(statement, options = {}) {
      const source = `claimbook ${randomUUID()}`;
      let given = false;
      const once = () => ask(statement.text, source);
      const run = once().catch((error: unknown) => {
        if (given || !LOST.test(String((error as NodeJS.ErrnoException).code))) throw error;
        return once();
      });
      const cancel = () => {
        given = true;
        return cancelAll(source).catch(() => {});
      };
      try {
        return await withTimeLimit(run, { ...options, cancel });
      } catch (error) {
        throw error instanceof PanelError ? error : trinoError(error as Error, url.host);
      }
    },
    close: async () => {},
  };
}

function columnsOf(parts: readonly Answer[]): Columns {
  const columns = parts.find((part) => part.columns)?.columns ?? [];
  const rows = parts.flatMap(({ data = [] }) => data);
  return Object.fromEntries(
    columns.map(({ name, type }, at) => [name, rows.map((row) => cell(row[at], type))]),
  );
}

const NUMBER = /^(?:bigint|integer|smallint|tinyint|double|real|decimal)/;

function cell(value: unknown, type: string): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return Number(value);
  return NUMBER.test(type) ? Number(value) : String(value);
}

/** What went wrong and the remedy. */
function trinoError(error: Error, host: string): PanelError {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (/\b40[13]\b/.test(message) || /PERMISSION_DENIED/.test(code))
    return new PanelError(
      `Trino at ${host} refused the user or the password; set ${PASSWORD_VARIABLE} to that user's`,
    );
  if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT/.test(`${code} ${message}`))
    return new PanelError(`Trino at ${host} does not answer; start it, or correct the address`);
  if (LOST.test(code) || /ECONNRESET|socket hang up|\b404\b|\b410\b|\b50[234]\b/.test(`${code} ${message}`))
    return new PanelError(
      `Trino at ${host} lost a worker or its coordinator in the middle of a statement; nothing was written; ask again`,
    );
  return new PanelError(`Trino at ${host}: ${message}`);
}
