import path from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { dataDir } from "../platform/book-folder.js";
import { jsonText } from "../platform/json-text.js";
import { counted } from "../platform/text/counted.js";
import { didYouMean, nearNames } from "../stats/text/near-name.js";
import { readManifest } from "../store/manifest.js";
import { DATE_ORDERS, type DateOrder } from "../update/import/date-order.js";
import type { NewTable } from "../update/new-table/new-table.js";
import { NO_UNIT, type TableTexts } from "../update/new-table/table-texts.js";
import { columnPair, withBreakLock } from "./options.js";
import { askTexts, sourceOf, type TextFlags } from "./table-questions.js";

interface Flags extends TextFlags {
  readonly from: string;
  readonly map: Readonly<Record<string, string>>;
  readonly type: Readonly<Record<string, string>>;
  readonly rebase: Readonly<Record<string, string>>;
  readonly dates?: DateOrder;
  readonly key?: readonly string[];
  readonly known?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly breakLock?: boolean;
}

function addSource(text: string, earlier: TableTexts["sources"]): TableTexts["sources"] {
  const source = sourceOf(text);
  if (source === undefined)
    throw new InvalidArgumentError("write it as TITLE=https://address of the publisher's page");
  return [...earlier, source];
}

function addRange(
  text: string,
  earlier: NonNullable<TableTexts["ranges"]>,
): NonNullable<TableTexts["ranges"]> {
  const [, column, from, to] = /^(\w+)=(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(text) ?? [];
  const [minimum, maximum] = [Number(from), Number(to)];
  if (column === undefined || !(minimum < maximum))
    throw new InvalidArgumentError("write it as column=minimum..maximum, such as close=0.001..100000");
  return { ...earlier, [column]: { minimum, maximum } };
}

/** The subcommand `claimbook new table`. */
export function newTableCommand(): Command {
  return withBreakLock(new Command("table"))
    .description(
      "make a table from a CSV, Parquet, Arrow or Excel file: the store's CSV, its entries in the manifest and in data/README.md; it asks for what the file does not say",
    )
    .argument("<name>", "words in small letters joined by -, such as nasdaq-daily")
    .requiredOption("--from <file>", "the file, headings in its first row")
    .option("--title <text>", "what the table holds")
    .option("--serves <text>", "what it is for")
    .option("--made <text>", "how its figures were made")
    .option("--source <title=address>", "whose figures these are, and where; repeatable", addSource, [])
    .option("--terms <text>", "what may be done with them")
    .option("--quirk <text>", "a weak spot; repeatable", (text, all: readonly string[]) => [...all, text], [])
    .option("--describe <column=text>", "what a column holds; repeatable", columnPair, {})
    .option(
      "--unit <column=unit>",
      `the unit of a column of numbers, or ${NO_UNIT}; repeatable`,
      columnPair,
      {},
    )
    .option(
      "--range <column=minimum..maximum>",
      "the range of its values (default: the recorded range of its unit); repeatable",
      addRange,
      {},
    )
    .option("--map <column=name>", "the file's name for a column; repeatable", columnPair, {})
    .option(
      "--type <column=type>",
      "date, yearmonth, number, integer or string (default: as its values are); repeatable",
      columnPair,
      {},
    )
    .addOption(
      new Option(
        "--dates <order>",
        "the order of day, month and year in the file's dates, where they fit several",
      ).choices(DATE_ORDERS),
    )
    .option(
      "--rebase <column=day>",
      "levels as an index of 100 on a day or in a month; repeatable",
      columnPair,
      {},
    )
    .option(
      "--key <columns>",
      "the columns that identify a row (default: the first column of days or months)",
      (text) => text.split(","),
    )
    .option(
      "--known <when>",
      "when its rows became known: COLUMN, COLUMN+DAYS or a day (default: the key's day or end of month)",
    )
    .option("--dry-run", "check everything, but write nothing")
    .option("--json", "print what was written as JSON")
    .addHelpText(
      "after",
      "\nLevels of indices and funds belong to their providers: carry them rebased (--rebase), or as returns. docs/extend.md has an example.",
    )
    .action(async (name: string, flags: Flags) => {
      const { checkTableName, newTable } = await import("../update/new-table/new-table.js");
      const { draftTable } = await import("../update/new-table/draft-table.js");
      const dir = dataDir();
      checkTableName(name, dir);
      const draft = await draftTable(flags.from, {
        ...flags,
        types: flags.type,
        today: new Date().toISOString().slice(0, 10),
      });
      const texts = await askTexts(draft, flags, { input: process.stdin, output: process.stderr });
      const { dryRun = false, breakLock = false } = flags;
      const made = await newTable(name, draft, texts, { dir, dryRun, breakLock });
      console.log(flags.json ? jsonText(made) : report(made, dir));
    });
}

function report({ table, rows, coverage, fields, files, dryRun }: NewTable, dir: string): string {
  const others = readManifest(dir).flatMap(({ info }) => (info.name === table ? [] : [info.name]));
  const near = nearNames(table, others);
  const shown = files.map((file) => path.relative("", path.join(dir, file)));
  return [
    `${table}: ${counted(rows, "row")}, ${coverage.start} to ${coverage.end}`,
    ...fields.map(({ name, type, unit }) => `  ${name}: ${[type, unit].filter(Boolean).join(", ")}`),
    ...(near.length > 0 ? [`note: there is a table of a near name; ${didYouMean(near)}`] : []),
    dryRun
      ? `Nothing was written (--dry-run); it would have been ${shown.join(", ")}.`
      : `wrote ${shown.join(", ")}\nNext: "npx claimbook data verify"; "npx claimbook update --rollback" undoes this; "npx claimbook new source ${table}" writes a source for it.`,
  ].join("\n");
}
