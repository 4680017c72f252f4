import type { Statement } from "claimbook/book";

const heading = (about: string): Statement => ({ about, nothing: "heading" });
const transition = (about: string): Statement => ({ about, nothing: "transition" });
const question = (about: string): Statement => ({ about, nothing: "question" });
const opinion = (about: string): Statement => ({ about, nothing: "opinion" });
const tested = (about: string, ...claims: readonly string[]): Statement => ({ about, claims });

/** Every sentence of the note before its disclosures, in its order and in our words: the claims that test it, or why none does. */
export const statements: readonly Statement[] = [
  heading("the summary"),
  tested("small caps turned in July and are up 9%", "july-small"),
  tested("large caps are flat in July", "july-large"),
  tested("multiples drive the rally, earnings do not", "multiples"),
  tested("the rally is mostly a reduction of risk", "derisking"),
  tested("a blip, or new leadership: open", "new-trend"),
  transition("how quickly it came"),
  { about: "the author's article of a month before", nothing: "about its author" },
  tested("two weeks of buying after months of shunning", "flows"),
  {
    about: "what the headlines about small caps said, their lag above all",
    untested: "what headlines said is in no table; the lag itself is measured by decade-gap",
  },
  tested("years in a slump, and 103% behind over ten years", "long-slump", "decade-gap"),
  tested("the fourth-worst such stretch in a century", "decade-rank"),
  tested(
    "at mid-year small caps barely up, the S&P 500 up 15%, thanks to seven companies",
    "h1-small",
    "h1-large",
    "h1-mag7",
  ),
  transition("July begins"),
  heading("inflation and the rally"),
  tested(
    "on 11 July prices showed easing, and a cut in September became nearly certain",
    "cpi-easing",
    "cut-odds",
  ),
  {
    about: "the report set off the rotation; small companies pay more for debt and gain from lower rates",
    claims: ["borrowing-costs"],
    untested:
      "that the report came first among the causes; cpi-day measures its day and short-hedge another cause",
  },
  tested("the Russell 2000 gained 3.6% that day", "cpi-day"),
  transition("more was to come"),
  tested("politics raised the odds of lighter regulation", "deregulation"),
  tested("since 11 July small caps up over 7%, large caps down 3%", "since-cpi-small", "since-cpi-large"),
  heading("multiples, not fundamentals"),
  tested("earnings and profits do not power the rise", "multiples"),
  tested("multiples alone do", "multiples"),
  question("can it last"),
  tested("leadership or a blip", "new-trend"),
  opinion("too early to tell"),
  tested("the rally's pace and size were dramatic", "speed"),
  tested("so far it is mostly a reduction of risk in large caps", "derisking"),
  question("why"),
  tested("most managers had a good half and took gains", "good-half"),
  tested("owners of technology and health care sold", "sectors-sold"),
  tested("to be short of the Russell 2000 was a popular hedge", "short-hedge"),
  tested(
    "covering lifted small caps across the board, as they trade less than mega caps",
    "breadth",
    "short-hedge",
    "illiquid",
  ),
  heading("lower quality gained most"),
  tested("value beat growth", "value-growth"),
  tested("weak companies did better, whatever the style", "low-quality"),
  tested("weak companies are the consensus shorts, strong ones the longs", "consensus-shorts"),
  tested("defensive managers held up", "defensive"),
  tested("they were not sold as technology was", "defensive"),
  opinion("whether it lasts is unknown"),
  { about: "an active allocation deserves thought", nothing: "advice" },
  opinion("doubt that it lasts"),
  tested(
    "in recent days the rally lost force: 0.5% this week after 7% from 11 to 18 July",
    "fading",
    "week-to-date",
    "bounce",
  ),
  tested("9% in July by the 24th, the S&P 500 flat", "july-small", "july-large"),
  tested("the gap may widen in the last week", "gap-widen"),
  { about: "an allocation to small caps makes sense", nothing: "advice" },
  tested("long-run advantages, best captured by active managers", "long-run-edge", "active-edge"),
  tested("a passive holder owns many companies that make losses", "unprofitable"),
  tested("few analysts and low correlation leave room for skill", "thin-coverage", "low-correlation"),
  heading("the conclusion"),
  opinion("no verdict on whether it lasts"),
  { about: "what the author will do", nothing: "about its author" },
];
