import {
  type Claim,
  closeOf,
  dayText,
  deciding,
  decidingText,
  type Estimate,
  type Evaluation,
  judged,
  percentText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY, lastKnownDay } from "./commentary.js";
import { CPI_DAY } from "./evidence/cpi-window.js";
import { septemberOdds } from "./evidence/september-odds.js";
import { NEARLY_CERTAIN } from "./words.js";

/** Days shown beside the CPI day: the day before, and the sessions until the odds came to rest. */
const COMPARISON_DAYS = [CPI_DAY.before, "2024-07-12", "2024-07-15", "2024-07-16"];

/** Another fair threshold for "nearly 100%": it does not decide, but what it would give is said. */
const LOOSER = 0.9;

function evaluate(store: Store): Evaluation {
  const all = septemberOdds(store);
  const last = all.filter(({ date }) => date <= lastKnownDay(store)).at(-1)?.date;
  const estimates = all
    .filter(({ date }) => date === CPI_DAY.day || COMPARISON_DAYS.includes(date) || date === last)
    .map(({ date, method, probability }): Estimate => {
      const own = date === CPI_DAY.day;
      return {
        definition: own ? method : `${method}, ${dayText(date, { year: false })}`,
        ...judged(probability, NEARLY_CERTAIN.fits),
        unit: "decimal",
        from: date,
        to: date,
        n: 1,
        ...(!own && { comparison: true as const }),
        choices: { measure: method, end: dayText(date) },
      };
    });
  const own = deciding(estimates);
  if (own.length === 0) {
    return untestable(
      `The data hold no federal funds futures of ${dayText(CPI_DAY.day)} at this date`,
      "their closes would settle it",
    );
  }
  // The CPI day first: it decides.
  const ordered = [...own, ...estimates.filter(({ comparison }) => comparison)];
  return { verdict: verdictOf(ordered), ...reasonOf(ordered), estimates: ordered };
}

function reasonOf(estimates: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const on = (day: string) => estimates.filter(({ from }) => from === day);
  const range = (some: readonly Estimate[]) => {
    const values = some.map(({ value }) => value);
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) =>
      decidingText(value, NEARLY_CERTAIN.fits),
    );
    return low === high ? `${low}` : `${low} to ${high}`;
  };
  const own = on(CPI_DAY.day);
  const below = own.filter(({ fits }) => !fits);
  const days = [...new Set(estimates.filter(({ comparison }) => comparison).map(({ from }) => from))];
  const around = days.map((day) => `on ${dayText(day, { year: false })} the odds were ${range(on(day))}`);
  const looser = own.filter(({ value }) => value >= LOOSER).length;
  const passed = shareText(own.length - below.length, own.length);
  return {
    reason: sentence(
      `at the close of ${dayText(CPI_DAY.day)} the odds were ${range(own)}; ${passed} readings are ${NEARLY_CERTAIN.reading}`,
    ),
    detail: sentences([
      ...below.map(
        ({ definition, value, digits = 1 }) =>
          `a reading below that: ${definition}, ${percentText(value, digits)}`,
      ),
      ...around,
      `read as ${percentText(LOOSER, 0)} or more, "nearly" would fit ${looser} of ${own.length}`,
    ]),
  };
}

/** The release is said to have pulled the odds of a September rate cut to nearly 100%. */
export const cutOdds: Claim = {
  id: "cut-odds",
  topic: "The July rally",
  statement: "June's consumer prices pulled the odds of a rate cut in September 2024 to nearly 100%",
  stated: "nearly 100%",
  passages: [{ figure: "100%", words: ["odds", "September"] }],
  target: NEARLY_CERTAIN.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["fed-funds-futures", "fomc-meetings", "rates-daily", "september-cut-probability"],
  notebook: "02-july-rally",
  rule: `"${NEARLY_CERTAIN.word}" is read as ${NEARLY_CERTAIN.reading} at the close of 11 July 2024, from federal funds futures under each fair method and as trackers published it; other days, and what ${percentText(LOOSER, 0)} would give, are shown but do not decide the verdict`,
  due: () => closeOf(CPI_DAY.day),
  evaluate,
};
