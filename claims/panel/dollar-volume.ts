import {
  all,
  type Condition,
  capAtLeast,
  type DollarVolume,
  definePanelTable,
  dollarVolume,
  memberOf,
} from "claimbook/panel";

/** From this market value on, in dollars, a company is commonly called a mega cap. */
const MEGA_CAP = 2e11;

const SPANS = [
  { start: "2024-06-03", end: "2024-06-28" },
  { start: "2024-07-01", end: "2024-07-24" },
];

const GROUPS: readonly { readonly universe: string; readonly index: string; readonly members: Condition }[] =
  [
    { universe: "r2000", index: "in_r2000", members: memberOf("r2000") },
    { universe: "mega_caps", index: "in_sp500", members: all(memberOf("sp500"), capAtLeast(MEGA_CAP)) },
    { universe: "sp500", index: "in_sp500", members: memberOf("sp500") },
  ];

interface Row extends DollarVolume {
  readonly universe: string;
  readonly start: string;
  readonly end: string;
}

const dollars = { type: "number", unit: "US dollars a session" } as const;

/** Dollar volume of small caps, of mega caps and of large caps. The book has no table of it: volumes are not for passing on. */
export const dollarVolumes = definePanelTable({
  table: "dollar-volume",
  title: "Dollar volume of members, on the user's panel",
  description:
    "Price times volume, a mean a member over the span, then over members. Mega caps: members of sp500 of 200 billion dollars or more at the first session.",
  fields: [
    { name: "universe", type: "string", description: "set of members" },
    { name: "start", type: "date", description: "first day" },
    { name: "end", type: "date", description: "last day" },
    { name: "n", type: "integer", unit: "members", description: "number" },
    { name: "sessions", type: "integer", unit: "sessions", description: "number" },
    { name: "mean", ...dollars, description: "of the members' means" },
    { name: "median", ...dollars, description: "of the members' means" },
    {
      name: "median_turnover",
      type: "number",
      unit: "fraction a session",
      description: "median of a member's dollar volume over its market value",
    },
  ],
  primaryKey: ["universe", "start"],
  availability: { field: "end" },
  async compute(panel) {
    const sessions = await panel.sessions();
    const rows: Row[] = [];
    for (const { universe, index, members } of GROUPS)
      for (const { start, end } of SPANS) {
        if (!sessions.includes(start) || !sessions.includes(end) || !panel.has(index)) continue;
        const measured = await dollarVolume(panel, { from: start, to: end, members });
        if (measured.members > 0) rows.push({ universe, start, end, ...measured });
      }
    return {
      universe: rows.map(({ universe }) => universe),
      start: rows.map(({ start }) => start),
      end: rows.map(({ end }) => end),
      n: rows.map(({ members }) => members),
      sessions: rows.map((row) => row.sessions),
      mean: rows.map(({ mean }) => mean),
      median: rows.map(({ median }) => median),
      median_turnover: rows.map(({ medianTurnover }) => medianTurnover),
    };
  },
});
