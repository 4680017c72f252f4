import type { Claim } from "claimbook/book";

/** The release under test: a work of the US government, in the public domain. */
export const RELEASE = {
  publisher: "US Bureau of Labor Statistics",
  description: "the release of consumer prices for June 2024",
  address: "https://www.bls.gov/news.release/archives/cpi_07112024.htm",
  reviewer: { name: "Claimbook: consumer prices, June 2024" },
  asOf: "2024-07-11",
} as const;

/** The month that the release is about. */
export const MONTH = "2024-06";

/** What all claims of the release share. */
export const OF_RELEASE = {
  asOf: RELEASE.asOf,
  notebook: "01-release",
  due: () => ({ day: RELEASE.asOf, event: "The release of consumer prices on 11 July 2024" }),
} satisfies Partial<Claim>;
