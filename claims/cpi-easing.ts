import {
  BELOW_ZERO,
  type Choices,
  type Claim,
  dayText,
  deciding,
  type Estimate,
  type Evaluation,
  listed,
  percentText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import { addMonths } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { CPI_DAY } from "./evidence/cpi-window.js";
import { type Inflation, inflation } from "./evidence/inflation.js";
import { publishedFigure } from "./evidence/published.js";

const MONTH = "2024-06";
const BEFORE = addMonths(MONTH, -1);

/** A rate of inflation, month by month. */
interface Rate {
  readonly name: string;
  at(month: string): number;
}

/** June's figures as first released, where the data quote them; May's are the table's own. */
const RELEASED = [
  { id: "iifl-2024-07-cpi", rate: "headline year on year, not adjusted" },
  { id: "iifl-2024-07-core-cpi", rate: "core year on year, seasonally adjusted" },
  { id: "rmb-2024-08-cpi-mm", rate: "headline month on month, seasonally adjusted" },
] as const;

function rates(all: readonly Inflation[]): readonly Rate[] {
  return all.flatMap(({ name, months, yearOnYear, monthOnMonth }) => {
    const [what, adjustment] = name.split(", ");
    const rate = (span: string, values: Float64Array): Rate => ({
      name: `${what} ${span}, ${adjustment}`,
      at: (month) => values[months.indexOf(month)] ?? Number.NaN,
    });
    return [rate("year on year", yearOnYear), rate("month on month", monthOnMonth)];
  });
}

/** What a rate's name says: "headline year on year, not adjusted". */
function rateChoices(name: string, choices: Choices = {}): Choices {
  const [series = name, adjustment = ""] = name.split(", ");
  return { series, adjustment, window: "May to June", vintage: "as revised since", ...choices };
}

/** The step of a rate from one month to the next; easing is a step down. */
function step(definition: string, [before, after]: readonly [number, number], to: string): Estimate {
  const value = after - before;
  return { definition, value, unit: "points", from: addMonths(to, -1), to, n: 2, fits: value < 0 };
}

function evaluate(store: Store): Evaluation {
  const all = rates(inflation(store)).filter((rate) => !Number.isNaN(rate.at(MONTH)));
  if (all.length === 0) {
    return untestable(
      "The data hold no consumer prices of June 2024",
      "the release of 11 July 2024 would settle it",
    );
  }
  const own = all.map((rate) => ({
    ...step(rate.name, [rate.at(BEFORE), rate.at(MONTH)], MONTH),
    choices: rateChoices(rate.name),
  }));
  const released = RELEASED.flatMap(({ id, rate: name }) => {
    const figure = publishedFigure(store, id);
    const rate = all.find((candidate) => candidate.name === name);
    if (figure === undefined || rate === undefined) return [];
    const definition = `${name}, June as first released`;
    return {
      ...step(definition, [rate.at(BEFORE), figure.value], MONTH),
      choices: rateChoices(name, { vintage: "as first released" }),
    };
  });
  const earlier = all.map((rate) => ({
    ...step(`${rate.name}, a month earlier`, [rate.at(addMonths(BEFORE, -1)), rate.at(BEFORE)], BEFORE),
    comparison: true as const,
    choices: rateChoices(rate.name, { window: "April to May" }),
  }));
  const estimates = [...own, ...released, ...earlier];
  return { verdict: verdictOf(estimates), ...reasonOf(all, estimates), estimates };
}

/** What the reason quotes: each measure once, as it is usually published. */
const QUOTED = [
  "headline year on year, not adjusted",
  "core year on year, seasonally adjusted",
  "headline month on month, seasonally adjusted",
  "core month on month, seasonally adjusted",
];

function reasonOf(
  all: readonly Rate[],
  estimates: readonly Estimate[],
): Pick<Evaluation, "reason" | "detail"> {
  const own = deciding(estimates);
  const higher = own.filter(({ fits }) => !fits).map(({ definition }) => definition);
  const earlier = estimates.filter(({ comparison, fits }) => comparison && fits).length;
  const moves = QUOTED.flatMap((name) => {
    const rate = all.find((candidate) => candidate.name === name);
    if (rate === undefined) return [];
    const [now, before] = [MONTH, BEFORE].map((month) => percentText(rate.at(month), 2));
    return `${name.replace(/,.*/, "").replace(" ", " inflation ")} was ${now} after ${before} in May`;
  });
  const lower = shareText(own.length - higher.length, own.length);
  return {
    reason: sentence(`inflation was lower in June 2024 than in May by ${lower} measures`),
    detail: sentences([
      ...moves,
      ...(higher.length > 0 ? [`it was not lower than in May by these: ${listed(higher)}`] : []),
      `in May it had been lower than in April by ${shareText(earlier, all.length)} measures`,
    ]),
  };
}

/** June's consumer prices are said to have shown a further easing. */
export const cpiEasing: Claim = {
  id: "cpi-easing",
  topic: "The July rally",
  statement: "Consumer prices of June 2024, released on 11 July, showed a further easing of inflation",
  stated: "further easing",
  passages: [{ words: ["further", "easing"] }],
  target: BELOW_ZERO,
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["cpi-monthly", "published-figures"],
  notebook: "02-july-rally",
  rule: "A reading fits when June's rate of inflation lies below May's: headline and core, year on year and month on month, adjusted or not, today's vintage and as released; May against April is shown but does not decide the verdict",
  due: () => ({
    day: CPI_DAY.day,
    event: `The release of June's consumer prices on ${dayText(CPI_DAY.day)}`,
  }),
  evaluate,
};
