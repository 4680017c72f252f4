/** A pair of portfolios that stands for "small" and "large". */
export interface Legs {
  readonly name: string;
  readonly small: string;
  /** Null: `small` is a long-short return already. */
  readonly large: string | null;
}

/** Every fair pair of legs that the data hold since 1926. */
export const LEGS: readonly Legs[] = [
  { name: "bottom 30% and top 30% by size", small: "bottom_30_vw", large: "top_30_vw" },
  { name: "bottom 20% and top 20%", small: "bottom_20_vw", large: "top_20_vw" },
  { name: "bottom 10% and top 10%", small: "bottom_10_vw", large: "top_10_vw" },
  { name: "average of the small and large value cells", small: "small_bm_avg", large: "large_bm_avg" },
  { name: "bottom 30% and S&P 500", small: "bottom_30_vw", large: "sp500_total_return" },
  { name: "bottom 20% and S&P 500", small: "bottom_20_vw", large: "sp500_total_return" },
  { name: "bottom 10% and S&P 500", small: "bottom_10_vw", large: "sp500_total_return" },
  {
    name: "average of the small value cells and S&P 500",
    small: "small_bm_avg",
    large: "sp500_total_return",
  },
  { name: "SMB factor", small: "smb", large: null },
];
