import type { TableDraft } from "../update/new-table/draft-table.js";
import { addressProblem, NO_UNIT, type TableTexts, textProblem } from "../update/new-table/table-texts.js";
import { ask, type Question, type Terminal } from "./ask.js";

/** What options say of a new table. */
export interface TextFlags {
  readonly title?: string;
  readonly serves?: string;
  readonly made?: string;
  readonly source: TableTexts["sources"];
  readonly terms?: string;
  readonly quirk: readonly string[];
  readonly describe: Readonly<Record<string, string>>;
  readonly unit: Readonly<Record<string, string>>;
  readonly range: NonNullable<TableTexts["ranges"]>;
}

/**
 * The publisher that a text names; undefined when it names none.
 * @example sourceOf("US Treasury=https://home.treasury.gov/") // => { title: "US Treasury", path: "https://home.treasury.gov/" }
 */
export function sourceOf(text: string): TableTexts["sources"][number] | undefined {
  const [, title, path] = /^(.+?)=(https?:.+)$/.exec(text) ?? [];
  return title === undefined || path === undefined ? undefined : { title, path };
}

const sourceProblem = (text: string) =>
  addressProblem(sourceOf(text)?.path ?? "") && "must be TITLE=https://address";

/** The questions that are asked of every table, by option. */
const ABOUT = {
  title: "what the table holds, as a title",
  serves: "what it is for, in a sentence",
  made: "how its figures were made",
  terms: "what may be done with them",
} as const;

/**
 * All that is said of a table: by options, else by answers.
 * @throws UserError where something is not said and nobody can be asked
 */
export async function askTexts(draft: TableDraft, flags: TextFlags, terminal: Terminal): Promise<TableTexts> {
  const descriptions = { ...describedKey(draft), ...flags.describe };
  const units = { ...draft.units, ...flags.unit };
  const isNumber = ({ type }: TableDraft["fields"][number]) => type === "number" || type === "integer";
  const questions: readonly (Question & { readonly key: string })[] = [
    ...Object.entries(ABOUT).flatMap(([key, text]) =>
      flags[key as keyof typeof ABOUT] === undefined
        ? [{ key, option: `--${key} TEXT`, text, problem: textProblem }]
        : [],
    ),
    ...(flags.source.length === 0
      ? [
          {
            key: "source",
            option: "--source TITLE=ADDRESS",
            text: "whose figures these are, as TITLE=https://address",
            problem: sourceProblem,
          },
        ]
      : []),
    ...draft.fields.flatMap((field) => {
      const { name } = field;
      const describe = {
        key: `describe ${name}`,
        option: `--describe ${name}=TEXT`,
        text: `what ${name} holds`,
      };
      const unit = {
        key: `unit ${name}`,
        option: `--unit ${name}=UNIT`,
        text: `the unit of ${name}, such as decimal return, or ${NO_UNIT}`,
      };
      return [
        ...(name in descriptions ? [] : [{ ...describe, problem: textProblem }]),
        ...(name in units || !isNumber(field) ? [] : [{ ...unit, problem: textProblem }]),
      ];
    }),
  ];
  const answers = await ask(questions, terminal);
  const answered = new Map(questions.map(({ key }, at) => [key, answers[at] as string]));
  const said = (key: keyof typeof ABOUT) => flags[key] ?? answered.get(key) ?? "";
  const byColumn = (kind: string) =>
    Object.fromEntries(
      draft.fields.flatMap(({ name }) => {
        const answer = answered.get(`${kind} ${name}`);
        return answer === undefined ? [] : [[name, answer]];
      }),
    );
  const source = sourceOf(answered.get("source") ?? "");
  return {
    title: said("title"),
    serves: said("serves"),
    description: said("made"),
    redistribution: said("terms"),
    sources: source === undefined ? flags.source : [source],
    caveats: flags.quirk,
    descriptions: { ...descriptions, ...byColumn("describe") },
    units: { ...units, ...byColumn("unit") },
    ranges: flags.range,
  };
}

/** What a key of days or months holds needs no answer. */
function describedKey({ fields: [key] }: TableDraft): Record<string, string> {
  const period = key && { date: "day", yearmonth: "month" }[key.type as string];
  return key === undefined || period === undefined ? {} : { [key.name]: period };
}
