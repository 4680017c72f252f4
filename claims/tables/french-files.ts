import { defineInput, loadFrench } from "claimbook/book";

const french = (name: string, dataset: string) =>
  defineInput({
    name,
    source: "Kenneth R. French",
    publishers: ({ fetch }) => [{ name: "Kenneth French", load: () => loadFrench(dataset, { fetch }) }],
  });

/** Portfolios on size and book-to-market, which two tables rest on. */
export const frenchSizeValue = french("frenchSizeValue", "25_Portfolios_5x5");
/** Portfolios on size. */
export const frenchSize = french("frenchSize", "Portfolios_Formed_on_ME");
/** The three factors by month. */
export const frenchThreeFactors = french("frenchThreeFactors", "F-F_Research_Data_Factors");
/** The five factors by month. */
export const frenchFiveFactors = french("frenchFiveFactors", "F-F_Research_Data_5_Factors_2x3");
/** The five factors by day. */
export const frenchFiveFactorsDaily = french(
  "frenchFiveFactorsDaily",
  "F-F_Research_Data_5_Factors_2x3_daily",
);
/** The momentum factor by day. */
export const frenchMomentumDaily = french("frenchMomentumDaily", "F-F_Momentum_Factor_daily");
/** Portfolios on size and operating profitability. */
export const frenchSizeProfitability = french("frenchSizeProfitability", "25_Portfolios_ME_OP_5x5");
/** Portfolios on earnings yield. */
export const frenchEarningsYield = french("frenchEarningsYield", "Portfolios_Formed_on_E-P");
