// Both ways must have computed the same, or their times compare different work.

/** Of an interval's width: bootstraps draw other numbers, all else is exact. */
const INTERVAL_TOLERANCE = 0.05;

const count = (text, pattern) => [...text.matchAll(pattern)].length;
const unescaped = (html) =>
  html.replace(
    /&(quot|#34|#39|lt|gt|amp);/g,
    (_, name) => ({ quot: '"', "#34": '"', "#39": "'", lt: "<", gt: ">", amp: "&" })[name],
  );

/** The figures that a Python page prints in its last cell, by claim and definition. */
function keyFigures(page) {
  const printed = [...page.matchAll(/<pre>(\{[^<]*)<\/pre>/g)].at(-1)?.[1];
  if (printed === undefined) throw new Error("a Python page prints no key figures");
  return JSON.parse(unescaped(printed));
}

/** A claim's deciding estimates by definition; where a definition has several, the end tells them apart. */
function estimatesOf({ estimates }) {
  const own = estimates.filter(({ comparison }) => !comparison);
  const alike = (definition) => own.filter((one) => one.definition === definition).length;
  return new Map(
    own.map((one) => [alike(one.definition) > 1 ? `${one.definition}, ${one.to}` : one.definition, one]),
  );
}

function disagreement(claim, printed) {
  const own = estimatesOf(claim);
  const missing = [...own.keys()].filter((definition) => !(definition in printed.readings));
  if (missing.length > 0) return `Python lacks ${missing.join("; ")}`;
  if (printed.verdict !== claim.verdict) return `Python says ${printed.verdict}, claimbook ${claim.verdict}`;
  for (const [definition, { value, low, high }] of Object.entries(printed.readings)) {
    const estimate = own.get(definition);
    if (estimate === undefined) return `claimbook lacks ${definition}`;
    if (!(Math.abs(value - estimate.value) <= 1e-9))
      return `${definition}: Python ${value}, claimbook ${estimate.value}`;
    if (low === undefined || estimate.interval === undefined) continue;
    const [least, most] = estimate.interval;
    const off = Math.max(Math.abs(low - least), Math.abs(high - most)) / (most - least);
    if (!(off <= INTERVAL_TOLERANCE))
      return `${definition}: Python ${low} to ${high}, claimbook ${least} to ${most}`;
  }
  return undefined;
}

/**
 * @param pages pairs of pages, `{ name, claimbook, python }` as HTML
 * @param claims the claims that `claimbook claims --json` prints
 * @returns how many readings, verdicts and figures agree
 * @throws Error that names what differs
 */
export function requireAgreement(pages, claims) {
  let [readings, verdicts, figures] = [0, 0, 0];
  for (const { name, claimbook, python } of pages) {
    for (const [id, printed] of Object.entries(keyFigures(python))) {
      const differs = disagreement(
        claims.find((claim) => claim.id === id),
        printed,
      );
      if (differs) throw new Error(`${name}, ${id}: ${differs}`);
      verdicts += 1;
      readings += Object.keys(printed.readings).length;
    }
    const [own, other] = [count(claimbook, /class="cb-figure"/g), count(python, /class="plotly-graph-div"/g)];
    if (own !== other) throw new Error(`${name}: claimbook's page has ${own} figures, Python's ${other}`);
    figures += own;
  }
  return { readings, verdicts, figures };
}
