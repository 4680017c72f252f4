import { PanelError } from "../panel-error.js";

/** Where a database is. It holds no password: that is taken from the environment when it is used. */
export interface DatabaseAddress {
  readonly engine: "postgres" | "trino";
  readonly address: string;
}

const ENGINES: Readonly<Record<string, DatabaseAddress["engine"]>> = {
  "postgres:": "postgres",
  "postgresql:": "postgres",
  "trino:": "trino",
  "trino+https:": "trino",
};

/** The variable that a password is taken from. */
export const PASSWORD_VARIABLE = "CLAIMBOOK_PANEL_PASSWORD";

/**
 * An address of a database, checked.
 * @throws PanelError when it is none that is known, and when it holds a password, which the message does not repeat
 */
export function databaseAddress(address: string): DatabaseAddress {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new PanelError(
      "the address of the database cannot be read; write postgresql://user@host:5432/database or trino://user@host:8080/catalog",
    );
  }
  const engine = ENGINES[url.protocol];
  if (engine === undefined)
    throw new PanelError(
      `there is no engine for ${url.protocol}//; write postgresql://user@host:5432/database or trino://user@host:8080/catalog`,
    );
  if (url.password !== "" || [...url.searchParams.keys()].some((name) => /pass|secret|token/i.test(name)))
    throw new PanelError(
      `the address holds a password, which is not stored; leave it out and set ${PASSWORD_VARIABLE} when the panel is used`,
    );
  return { engine, address };
}
