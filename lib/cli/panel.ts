import { rmSync } from "node:fs";
import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { currentBook } from "../book/current-book.js";
import { checkPanel, type PanelCheck, type PanelRow } from "../panel/check/check-panel.js";
import { databaseAddress } from "../panel/engine/database-address.js";
import { columnNames, openRegistered } from "../panel/open-panel.js";
import { PanelError } from "../panel/panel-error.js";
import {
  type RegisteredPanel,
  registeredPanel,
  registeredPanels,
  writePanels,
} from "../panel/registered-panels.js";
import { computeTables } from "../panel/tables/compute-tables.js";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { jsonText } from "../platform/json-text.js";
import { isPlainName } from "../platform/plain-name.js";
import { panelTablesFolder } from "../platform/run-files.js";
import { listed } from "../platform/text/listed.js";
import { panelTables } from "../store/located-tables.js";
import { columnPair, positiveNumber, refuseUnknownCommand } from "./options.js";
import { textColumns } from "./text-columns.js";

interface AddFlags {
  readonly path?: string;
  readonly fundamentals?: string;
  readonly database?: string;
  readonly table?: string;
  readonly column: Readonly<Record<string, string>>;
  readonly reportLag: number;
  readonly register?: boolean;
  readonly seconds?: number;
}

/** The subcommands of `claimbook panel`. */
export function panelCommand(): Command {
  return new Command("panel")
    .description(
      "register your own stock panel: the claims on single stocks are then computed on it instead of on the book's aggregates",
    )
    .allowExcessArguments()
    .action((_: unknown, command: Command) => {
      refuseUnknownCommand(command);
      list({});
    })
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(checkCommand())
    .addCommand(computeCommand())
    .addCommand(removeCommand())
    .addCommand(generateCommand());
}

const withSeconds = (command: Command) =>
  command.option(
    "--seconds <number>",
    "cancel a query after this many seconds (default: 600)",
    positiveNumber,
  );

function addCommand(): Command {
  return withSeconds(new Command("add"))
    .description("register a panel, check it, and compute the book's tables on it")
    .argument("<name>", "a name for the panel")
    .option("--path <files>", "Parquet or CSV files of the daily rows, such as 'crsp/daily/*.parquet'")
    .option(
      "--database <url>",
      "postgresql://user@host:5432/database or trino://user@host:8080/catalog; the password is read from CLAIMBOOK_PANEL_PASSWORD at each use and never stored",
    )
    .option("--table <name>", "the table of the daily rows there, such as crsp.daily")
    .option(
      "--fundamentals <files or table>",
      "the fundamentals: files, or a table of the database (default: columns of the daily rows)",
    )
    .option(
      "--column <layout=yours>",
      "your name of a column of the layout, such as return=RET; repeatable",
      columnPair,
      {},
    )
    .option("--report-lag <days>", "days from a report until its figures count as known", wholeDays, 1)
    .option("--register", "only register it")
    .action(async (name: string, flags: AddFlags) => {
      const panel = panelFrom(name, flags);
      const root = bookRoot();
      const others = registeredPanels(root);
      if (Object.hasOwn(others, name))
        throw new PanelError(
          `there is a panel ${name} already; remove it first with "claimbook panel remove ${name}"`,
        );
      const opened = await openRegistered(panel, flags);
      try {
        writePanels(root, { ...others, [name]: panel });
        console.log(`registered  ${name}, in ${opened.engine}`);
      } finally {
        await opened.close();
      }
      if (!flags.register) await compute(panel, flags);
    });
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 0)
    throw new InvalidArgumentError("it must be a number of days, zero or more");
  return days;
}

/** @throws PanelError when the options do not name one panel */
function panelFrom(name: string, flags: AddFlags): RegisteredPanel {
  const { path: files, database, table, fundamentals, column, reportLag } = flags;
  if (!isPlainName(name))
    throw new PanelError(`${JSON.stringify(name)} is no name; use letters, digits, - and _`);
  if ((files === undefined) === (database === undefined))
    throw new PanelError("a panel lies in files or in a database; give --path or --database");
  if (database !== undefined && table === undefined)
    throw new PanelError("say which table of the database has the daily rows: --table schema.name");
  const columns = columnNames(column);
  const shared = { name, columns, reportLagDays: reportLag };
  if (database === undefined)
    return {
      ...shared,
      path: path.resolve(files as string),
      ...(fundamentals !== undefined && { fundamentalsPath: path.resolve(fundamentals) }),
    };
  return {
    ...shared,
    database: databaseAddress(database).address,
    table: table as string,
    ...(fundamentals !== undefined && { fundamentalsTable: fundamentals }),
  };
}

function listCommand(): Command {
  return new Command("list")
    .description("list the registered panels and the claims that use them")
    .option("--json", "print them as JSON")
    .action(list);
}

function list({ json = false }: { readonly json?: boolean }): void {
  const panels = Object.values(registeredPanels(bookRoot()));
  const tables = panelTables().map(({ spec }) => spec.info);
  const inUse = tables[0]?.panel ?? null;
  const claims = currentBook().claims.flatMap(({ id, panelTables: own }) => (own === undefined ? [] : [id]));
  if (json) {
    console.log(jsonText({ panels, inUse, claims }));
    return;
  }
  if (panels.length > 0) {
    const rows = panels.map(({ name, path: files, database, table }) => [
      name,
      name === inUse ? "in use" : "",
      files ?? `${database} ${table}`,
      tables[0]?.panel === name ? tables[0].vintage : "not computed",
    ]);
    console.log(`${textColumns(["panel", "state", "where", "tables"], rows).join("\n")}\n`);
  }
  if (claims.length === 0) console.log("no claim of this book uses a panel");
  else
    console.log(
      inUse === null
        ? `${listed(claims)} use the aggregates that the book brings along`
        : `${listed(claims)} use the panel ${inUse}`,
    );
}

function checkCommand(): Command {
  return withSeconds(new Command("check"))
    .description("check every row of a panel against the written rules")
    .argument("<name>", "the panel")
    .option("--json", "print what was found as JSON")
    .action(
      async (
        name: string,
        { json = false, ...options }: { readonly json?: boolean; readonly seconds?: number },
      ) => {
        const panel = await openRegistered(registeredPanel(bookRoot(), name), options);
        try {
          const check = await checkPanel(panel);
          console.log(json ? jsonText(check) : checkText(check));
          if (refusals(check).length > 0) process.exitCode = 1;
        } finally {
          await panel.close();
        }
      },
    );
}

const refusals = ({ findings }: PanelCheck) => findings.filter(({ action }) => action === "refused");

function checkText({ rows, stocks, from, to, findings }: PanelCheck): string {
  const lines = findings.flatMap(({ rule, action, what, rows: count, examples }) => {
    const [first, ...others] = examples.map(rowText);
    return [
      `${action.padEnd(9)}${rule}: ${count}, such as ${first}; ${what}`,
      ...others.map((row) => `${" ".repeat(9)}${row}`),
    ];
  });
  return [`${rows} rows of ${stocks} stocks, ${from} to ${to}`, ...lines].join("\n");
}

const rowText = ({ id, date, file, row }: PanelRow) =>
  `stock ${id ?? "none"} on ${date ?? "no day"}${file === undefined ? "" : `, row ${row} of ${file}`}`;

function computeCommand(): Command {
  return withSeconds(new Command("compute"))
    .description("check a panel and compute the book's tables on it anew; the claims use them from then on")
    .argument("<name>", "the panel")
    .action(async (name: string, options: { readonly seconds?: number }) => {
      await compute(registeredPanel(bookRoot(), name), options);
    });
}

async function compute(registered: RegisteredPanel, options: { readonly seconds?: number }): Promise<void> {
  const { panelTables: tables = [] } = currentBook();
  const panel = await openRegistered(registered, options);
  try {
    const check = await checkPanel(panel);
    console.log(checkText(check));
    const refused = refusals(check);
    if (refused.length > 0)
      throw new PanelError(
        `panel ${registered.name}: ${listed(refused.map(({ rule }) => rule))}; nothing was computed, the claims use what they used before; correct the rows and run "claimbook panel compute ${registered.name}"`,
      );
    const place = { root: bookRoot(), dir: dataDir(), today: new Date().toISOString().slice(0, 10) };
    await computeTables(panel, tables, {
      ...place,
      onTable: ({ table, rows, seconds }) =>
        console.log(`computed ${table}: ${rows} rows in ${seconds.toFixed(1)} s`),
    });
  } finally {
    await panel.close();
  }
  list({});
}

function removeCommand(): Command {
  return new Command("remove")
    .description(
      "forget a panel and the tables that were computed on it; its files or tables stay as they are",
    )
    .argument("<name>", "the panel")
    .action((name: string) => {
      const root = bookRoot();
      const { name: known } = registeredPanel(root, name);
      const { [known]: _, ...others } = registeredPanels(root);
      writePanels(root, others);
      if (panelTables().some(({ spec }) => spec.info.panel === known))
        rmSync(panelTablesFolder(root), { recursive: true, force: true });
      console.log(`removed  ${known}`);
      list({});
    });
}

function generateCommand(): Command {
  return new Command("generate")
    .description("write a panel of invented stocks with known values, to try things out")
    .argument("<folder>", "where to")
    .option("--small <number>", "members of r2000", positiveNumber, 400)
    .option("--large <number>", "members of sp500", positiveNumber, 100)
    .option("--from <day>", "first day", "2023-07-01")
    .option("--to <day>", "last day", "2024-07-31")
    .action(
      async (
        folder: string,
        flags: { readonly small: number; readonly large: number; readonly from: string; readonly to: string },
      ) => {
        const { generatePanel } = await import("../panel/generated/generate-panel.js");
        const { path: daily, fundamentals, rows } = await generatePanel({ folder, ...flags });
        console.log(`wrote ${rows} daily rows to ${folder}`);
        console.log(`Next: npx claimbook panel add trial --path '${daily}' --fundamentals ${fundamentals}`);
      },
    );
}
