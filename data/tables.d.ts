// Types of the tables' rows, from datapackage.json. Written by "claimbook new table": edit nothing here.
export {};

declare module "claimbook" {
  /** A row of each table, by the table's name: a day or month is text, and null is a missing value. */
  interface Tables {
    /** Equity indexes, daily, two windows */
    readonly "index-daily": {
      /** trading day */
      readonly date: string;
      /** Russell 2000 price index: the provider's series as once carried by FRED (RU2000PR) to 2018-09-21, quoted closes after [index, 100 on 2014-05-30] */
      readonly russell2000_price: number | null;
      /** S&P 500 price index [index, 100 on 2014-05-30] */
      readonly sp500_price: number | null;
      /** Nasdaq-100 price index [index, 100 on 2014-05-30] */
      readonly nasdaq100_price: number | null;
      /** S&P 500 total return index (gross) [index, 100 on 2014-05-30] */
      readonly sp500_total_return: number | null;
      /** Russell 2000 total return: index to 2018-09-21, then IWM adjusted close (fund, fee 0.19% a year) spliced on that day [index, 100 on 2014-05-30] */
      readonly russell2000_total_return: number | null;
      /** Russell 1000 total return: index to 2018-09-21, then IWB adjusted close (fund, fee 0.15% a year) spliced on that day [index, 100 on 2014-05-30] */
      readonly russell1000_total_return: number | null;
    };
    /** Equity indexes, month end */
    readonly "index-monthly": {
      /** month */
      readonly month: string;
      /** Russell 2000 price index: the provider's series as once carried by FRED (RU2000PR) to 2018-09-21, quoted closes after [index, 100 on 2014-05-30] */
      readonly russell2000_price: number | null;
      /** S&P 500 price index [index, 100 on 2014-05-30] */
      readonly sp500_price: number | null;
      /** Nasdaq-100 price index [index, 100 on 2014-05-30] */
      readonly nasdaq100_price: number | null;
      /** S&P 500 total return index (gross) [index, 100 on 2014-05-30] */
      readonly sp500_total_return: number | null;
      /** Russell 2000 total return: index to 2018-09-21, then IWM adjusted close (fund, fee 0.19% a year) spliced on that day [index, 100 on 2014-05-30] */
      readonly russell2000_total_return: number | null;
      /** Russell 1000 total return: index to 2018-09-21, then IWB adjusted close (fund, fee 0.15% a year) spliced on that day [index, 100 on 2014-05-30] */
      readonly russell1000_total_return: number | null;
    };
    /** Russell 2000 minus S&P 500, daily price-return gap */
    readonly "size-gap-daily": {
      /** trading day */
      readonly date: string;
      /** one-day return of Russell 2000 minus that of S&P 500 [decimal return] */
      readonly gap_1d: number | null;
      /** five-trading-day return of Russell 2000 minus that of S&P 500; empty on the first four days [decimal return] */
      readonly gap_5d: number | null;
    };
    /** Small and large US stocks, monthly returns since 1926 */
    readonly "size-monthly": {
      /** month */
      readonly month: string;
      /** smallest 30% by market equity (NYSE breakpoints), value-weighted [decimal return] */
      readonly bottom_30_vw: number | null;
      /** largest 30% by market equity, value-weighted [decimal return] */
      readonly top_30_vw: number | null;
      /** smallest 20% by market equity (NYSE breakpoints), value-weighted [decimal return] */
      readonly bottom_20_vw: number | null;
      /** largest 20% by market equity, value-weighted [decimal return] */
      readonly top_20_vw: number | null;
      /** smallest 10% by market equity (NYSE breakpoints), value-weighted [decimal return] */
      readonly bottom_10_vw: number | null;
      /** largest 10% by market equity, value-weighted [decimal return] */
      readonly top_10_vw: number | null;
      /** equal average of the five smallest-ME cells of the 25 size and book-to-market portfolios [decimal return] */
      readonly small_bm_avg: number | null;
      /** equal average of the five largest-ME cells of the 25 size and book-to-market portfolios [decimal return] */
      readonly large_bm_avg: number | null;
      /** value-weighted US market: Mkt-RF + RF [decimal return] */
      readonly market: number | null;
      /** one-month Treasury bill [decimal return] */
      readonly rf: number | null;
      /** small minus big (three-factor model) [decimal return] */
      readonly smb: number | null;
      /** high minus low book-to-market [decimal return] */
      readonly hml: number | null;
      /** S&P 500 value-weighted return with dividends (CRSP), to 2024-12 [decimal return] */
      readonly sp500_total_return: number | null;
    };
    /** Five factors and momentum, monthly */
    readonly "factors-monthly": {
      /** month */
      readonly month: string;
      /** market minus bill [decimal return] */
      readonly mkt_rf: number | null;
      /** small minus big (five-factor) [decimal return] */
      readonly smb: number | null;
      /** high minus low book-to-market [decimal return] */
      readonly hml: number | null;
      /** robust minus weak profitability [decimal return] */
      readonly rmw: number | null;
      /** conservative minus aggressive investment [decimal return] */
      readonly cma: number | null;
      /** momentum, compounded from the daily factor [decimal return] */
      readonly mom: number | null;
      /** one-month Treasury bill [decimal return] */
      readonly rf: number | null;
    };
    /** Five factors and momentum, daily, 2023-07 to 2025-06 */
    readonly "factors-daily": {
      /** trading day */
      readonly date: string;
      /** market minus bill [decimal return] */
      readonly mkt_rf: number | null;
      /** small minus big (five-factor) [decimal return] */
      readonly smb: number | null;
      /** high minus low book-to-market [decimal return] */
      readonly hml: number | null;
      /** robust minus weak profitability [decimal return] */
      readonly rmw: number | null;
      /** conservative minus aggressive investment [decimal return] */
      readonly cma: number | null;
      /** momentum [decimal return] */
      readonly mom: number | null;
      /** one-month Treasury bill [decimal return] */
      readonly rf: number | null;
    };
    /** Quantiles of compounded factor returns over 1, 4, 6 and 10 trading days */
    readonly "factor-window-quantiles": {
      /** cumulative probability */
      readonly probability: number;
      /** mkt_rf compounded over 1 trading day [decimal return] */
      readonly mkt_rf_1d: number | null;
      /** mkt_rf compounded over 4 trading days [decimal return] */
      readonly mkt_rf_4d: number | null;
      /** mkt_rf compounded over 6 trading days [decimal return] */
      readonly mkt_rf_6d: number | null;
      /** mkt_rf compounded over 10 trading days [decimal return] */
      readonly mkt_rf_10d: number | null;
      /** smb compounded over 1 trading day [decimal return] */
      readonly smb_1d: number | null;
      /** smb compounded over 4 trading days [decimal return] */
      readonly smb_4d: number | null;
      /** smb compounded over 6 trading days [decimal return] */
      readonly smb_6d: number | null;
      /** smb compounded over 10 trading days [decimal return] */
      readonly smb_10d: number | null;
      /** hml compounded over 1 trading day [decimal return] */
      readonly hml_1d: number | null;
      /** hml compounded over 4 trading days [decimal return] */
      readonly hml_4d: number | null;
      /** hml compounded over 6 trading days [decimal return] */
      readonly hml_6d: number | null;
      /** hml compounded over 10 trading days [decimal return] */
      readonly hml_10d: number | null;
      /** rmw compounded over 1 trading day [decimal return] */
      readonly rmw_1d: number | null;
      /** rmw compounded over 4 trading days [decimal return] */
      readonly rmw_4d: number | null;
      /** rmw compounded over 6 trading days [decimal return] */
      readonly rmw_6d: number | null;
      /** rmw compounded over 10 trading days [decimal return] */
      readonly rmw_10d: number | null;
      /** cma compounded over 1 trading day [decimal return] */
      readonly cma_1d: number | null;
      /** cma compounded over 4 trading days [decimal return] */
      readonly cma_4d: number | null;
      /** cma compounded over 6 trading days [decimal return] */
      readonly cma_6d: number | null;
      /** cma compounded over 10 trading days [decimal return] */
      readonly cma_10d: number | null;
      /** mom compounded over 1 trading day [decimal return] */
      readonly mom_1d: number | null;
      /** mom compounded over 4 trading days [decimal return] */
      readonly mom_4d: number | null;
      /** mom compounded over 6 trading days [decimal return] */
      readonly mom_6d: number | null;
      /** mom compounded over 10 trading days [decimal return] */
      readonly mom_10d: number | null;
    };
    /** 25 portfolios on size and operating profitability */
    readonly "size-profitability-monthly": {
      /** month */
      readonly month: string;
      /** size quintile 1, profitability quintile 1 [decimal return] */
      readonly me1_op1: number | null;
      /** size quintile 1, profitability quintile 2 [decimal return] */
      readonly me1_op2: number | null;
      /** size quintile 1, profitability quintile 3 [decimal return] */
      readonly me1_op3: number | null;
      /** size quintile 1, profitability quintile 4 [decimal return] */
      readonly me1_op4: number | null;
      /** size quintile 1, profitability quintile 5 [decimal return] */
      readonly me1_op5: number | null;
      /** size quintile 2, profitability quintile 1 [decimal return] */
      readonly me2_op1: number | null;
      /** size quintile 2, profitability quintile 2 [decimal return] */
      readonly me2_op2: number | null;
      /** size quintile 2, profitability quintile 3 [decimal return] */
      readonly me2_op3: number | null;
      /** size quintile 2, profitability quintile 4 [decimal return] */
      readonly me2_op4: number | null;
      /** size quintile 2, profitability quintile 5 [decimal return] */
      readonly me2_op5: number | null;
      /** size quintile 3, profitability quintile 1 [decimal return] */
      readonly me3_op1: number | null;
      /** size quintile 3, profitability quintile 2 [decimal return] */
      readonly me3_op2: number | null;
      /** size quintile 3, profitability quintile 3 [decimal return] */
      readonly me3_op3: number | null;
      /** size quintile 3, profitability quintile 4 [decimal return] */
      readonly me3_op4: number | null;
      /** size quintile 3, profitability quintile 5 [decimal return] */
      readonly me3_op5: number | null;
      /** size quintile 4, profitability quintile 1 [decimal return] */
      readonly me4_op1: number | null;
      /** size quintile 4, profitability quintile 2 [decimal return] */
      readonly me4_op2: number | null;
      /** size quintile 4, profitability quintile 3 [decimal return] */
      readonly me4_op3: number | null;
      /** size quintile 4, profitability quintile 4 [decimal return] */
      readonly me4_op4: number | null;
      /** size quintile 4, profitability quintile 5 [decimal return] */
      readonly me4_op5: number | null;
      /** size quintile 5, profitability quintile 1 [decimal return] */
      readonly me5_op1: number | null;
      /** size quintile 5, profitability quintile 2 [decimal return] */
      readonly me5_op2: number | null;
      /** size quintile 5, profitability quintile 3 [decimal return] */
      readonly me5_op3: number | null;
      /** size quintile 5, profitability quintile 4 [decimal return] */
      readonly me5_op4: number | null;
      /** size quintile 5, profitability quintile 5 [decimal return] */
      readonly me5_op5: number | null;
    };
    /** 25 portfolios on size and book-to-market, from 2014 */
    readonly "size-value-monthly": {
      /** month */
      readonly month: string;
      /** size quintile 1, book-to-market quintile 1 [decimal return] */
      readonly me1_bm1: number | null;
      /** size quintile 1, book-to-market quintile 2 [decimal return] */
      readonly me1_bm2: number | null;
      /** size quintile 1, book-to-market quintile 3 [decimal return] */
      readonly me1_bm3: number | null;
      /** size quintile 1, book-to-market quintile 4 [decimal return] */
      readonly me1_bm4: number | null;
      /** size quintile 1, book-to-market quintile 5 [decimal return] */
      readonly me1_bm5: number | null;
      /** size quintile 2, book-to-market quintile 1 [decimal return] */
      readonly me2_bm1: number | null;
      /** size quintile 2, book-to-market quintile 2 [decimal return] */
      readonly me2_bm2: number | null;
      /** size quintile 2, book-to-market quintile 3 [decimal return] */
      readonly me2_bm3: number | null;
      /** size quintile 2, book-to-market quintile 4 [decimal return] */
      readonly me2_bm4: number | null;
      /** size quintile 2, book-to-market quintile 5 [decimal return] */
      readonly me2_bm5: number | null;
      /** size quintile 3, book-to-market quintile 1 [decimal return] */
      readonly me3_bm1: number | null;
      /** size quintile 3, book-to-market quintile 2 [decimal return] */
      readonly me3_bm2: number | null;
      /** size quintile 3, book-to-market quintile 3 [decimal return] */
      readonly me3_bm3: number | null;
      /** size quintile 3, book-to-market quintile 4 [decimal return] */
      readonly me3_bm4: number | null;
      /** size quintile 3, book-to-market quintile 5 [decimal return] */
      readonly me3_bm5: number | null;
      /** size quintile 4, book-to-market quintile 1 [decimal return] */
      readonly me4_bm1: number | null;
      /** size quintile 4, book-to-market quintile 2 [decimal return] */
      readonly me4_bm2: number | null;
      /** size quintile 4, book-to-market quintile 3 [decimal return] */
      readonly me4_bm3: number | null;
      /** size quintile 4, book-to-market quintile 4 [decimal return] */
      readonly me4_bm4: number | null;
      /** size quintile 4, book-to-market quintile 5 [decimal return] */
      readonly me4_bm5: number | null;
      /** size quintile 5, book-to-market quintile 1 [decimal return] */
      readonly me5_bm1: number | null;
      /** size quintile 5, book-to-market quintile 2 [decimal return] */
      readonly me5_bm2: number | null;
      /** size quintile 5, book-to-market quintile 3 [decimal return] */
      readonly me5_bm3: number | null;
      /** size quintile 5, book-to-market quintile 4 [decimal return] */
      readonly me5_bm4: number | null;
      /** size quintile 5, book-to-market quintile 5 [decimal return] */
      readonly me5_bm5: number | null;
    };
    /** Portfolios on earnings yield, with the share of loss-makers */
    readonly "earnings-yield-monthly": {
      /** month */
      readonly month: string;
      /** E/P <= 0, value-weighted [decimal return] */
      readonly negative_vw: number | null;
      /** lowest 30% of positive E/P, value-weighted [decimal return] */
      readonly low_30_vw: number | null;
      /** highest 30% of positive E/P, value-weighted [decimal return] */
      readonly high_30_vw: number | null;
      /** E/P <= 0, equal-weighted [decimal return] */
      readonly negative_ew: number | null;
      /** lowest 30% of positive E/P, equal-weighted [decimal return] */
      readonly low_30_ew: number | null;
      /** highest 30% of positive E/P, equal-weighted [decimal return] */
      readonly high_30_ew: number | null;
      /** number with E/P <= 0 [firms] */
      readonly negative_firms: number | null;
      /** number in all classes [firms] */
      readonly all_firms: number | null;
      /** share of firms with E/P <= 0 [fraction] */
      readonly negative_share_of_firms: number | null;
      /** share of market equity with E/P <= 0 [fraction] */
      readonly negative_share_of_cap: number | null;
    };
    /** Style and sector funds, daily total return */
    readonly "style-daily": {
      /** trading day */
      readonly date: string;
      /** IWM: Russell 2000 (consolidated close) [index, 100 on 2024-06-28] */
      readonly iwm: number | null;
      /** IWN: Russell 2000 Value (consolidated close) [index, 100 on 2024-06-28] */
      readonly iwn: number | null;
      /** IWO: Russell 2000 Growth (IEX last trade) [index, 100 on 2024-06-28] */
      readonly iwo: number | null;
      /** IWB: Russell 1000 (consolidated close) [index, 100 on 2024-06-28] */
      readonly iwb: number | null;
      /** IWD: Russell 1000 Value (consolidated close) [index, 100 on 2024-06-28] */
      readonly iwd: number | null;
      /** IWF: Russell 1000 Growth (consolidated close) [index, 100 on 2024-06-28] */
      readonly iwf: number | null;
      /** IJR: S&P SmallCap 600 (IEX last trade) [index, 100 on 2024-06-28] */
      readonly ijr: number | null;
      /** QUAL: MSCI USA Quality (consolidated close) [index, 100 on 2024-06-28] */
      readonly qual: number | null;
      /** USMV: MSCI USA Minimum Volatility (consolidated close) [index, 100 on 2024-06-28] */
      readonly usmv: number | null;
      /** SPLV: S&P 500 Low Volatility (consolidated close) [index, 100 on 2024-06-28] */
      readonly splv: number | null;
      /** SPHB: S&P 500 High Beta (consolidated close) [index, 100 on 2024-06-28] */
      readonly sphb: number | null;
      /** MTUM: MSCI USA Momentum (consolidated close) [index, 100 on 2024-06-28] */
      readonly mtum: number | null;
      /** RSP: S&P 500 Equal Weight (IEX last trade) [index, 100 on 2024-06-28] */
      readonly rsp: number | null;
      /** SPY: S&P 500 (consolidated close) [index, 100 on 2024-06-28] */
      readonly spy: number | null;
      /** XLK: S&P 500 technology (consolidated close) [index, 100 on 2024-06-28] */
      readonly xlk: number | null;
      /** XLV: S&P 500 health care (consolidated close) [index, 100 on 2024-06-28] */
      readonly xlv: number | null;
      /** KRE: US regional banks (IEX last trade) [index, 100 on 2024-06-28] */
      readonly kre: number | null;
      /** XBI: US biotechnology (IEX last trade) [index, 100 on 2024-06-28] */
      readonly xbi: number | null;
      /** MAGS: seven mega-caps, equal weight (IEX last trade) [index, 100 on 2024-06-28] */
      readonly mags: number | null;
    };
    /** Consumer prices, monthly */
    readonly "cpi-monthly": {
      /** reference month */
      readonly month: string;
      /** all items, not seasonally adjusted [index, 1982-84 = 100] */
      readonly cpi_nsa: number | null;
      /** all items, seasonally adjusted (CPIAUCSL) [index, 1982-84 = 100] */
      readonly cpi_sa: number | null;
      /** all items less food and energy, seasonally adjusted (CPILFESL) [index, 1982-84 = 100] */
      readonly core_cpi_sa: number | null;
      /** day of first release; empty outside 2022-12..2024-12 */
      readonly release_date: string | null;
    };
    /** US interest rates, daily, 2024 */
    readonly "rates-daily": {
      /** day */
      readonly date: string;
      /** effective federal funds rate (DFF) [decimal a year] */
      readonly effr: number | null;
      /** target range, lower (DFEDTARL) [decimal a year] */
      readonly target_lower: number | null;
      /** target range, upper (DFEDTARU) [decimal a year] */
      readonly target_upper: number | null;
      /** two-year constant maturity (DGS2) [decimal a year] */
      readonly dgs2: number | null;
      /** ten-year constant maturity (DGS10) [decimal a year] */
      readonly dgs10: number | null;
    };
    /** 30-day federal funds futures, July 2024 */
    readonly "fed-funds-futures": {
      /** trade date */
      readonly date: string;
      /** delivery month */
      readonly contract: string;
      /** closing price [100 - percent] */
      readonly close: number | null;
    };
    /** FOMC meetings, 2024 */
    readonly "fomc-meetings": {
      /** last day of the meeting */
      readonly date: string;
      /** unchanged or cut */
      readonly decision: string | null;
      /** change of the target range [basis points] */
      readonly change_bp: number | null;
      /** target range after the meeting, lower [decimal a year] */
      readonly target_lower: number | null;
      /** target range after the meeting, upper [decimal a year] */
      readonly target_upper: number | null;
      /** how the row was established */
      readonly basis: string | null;
    };
    /** Published probability of a cut by September 2024 */
    readonly "september-cut-probability": {
      /** day */
      readonly date: string;
      /** publisher and method */
      readonly source: string;
      /** probability of a cut [fraction] */
      readonly probability: number | null;
    };
    /** Futures positions by type of trader, weekly */
    readonly "cot-weekly": {
      /** Tuesday of the positions */
      readonly date: string;
      /** nominal: the Friday after; later in weeks with a federal holiday or a shutdown */
      readonly release_date: string | null;
      /** E-mini Russell 2000 open interest [contracts] */
      readonly r2000_open_interest: number | null;
      /** E-mini Russell 2000, leveraged funds, long [contracts] */
      readonly r2000_leveraged_long: number | null;
      /** E-mini Russell 2000, leveraged funds, short [contracts] */
      readonly r2000_leveraged_short: number | null;
      /** E-mini Russell 2000, leveraged funds, net [contracts] */
      readonly r2000_leveraged_net: number | null;
      /** E-mini Russell 2000, asset managers, long [contracts] */
      readonly r2000_asset_manager_long: number | null;
      /** E-mini Russell 2000, asset managers, short [contracts] */
      readonly r2000_asset_manager_short: number | null;
      /** E-mini Russell 2000, asset managers, net [contracts] */
      readonly r2000_asset_manager_net: number | null;
      /** E-mini Russell 2000, dealers, long [contracts] */
      readonly r2000_dealer_long: number | null;
      /** E-mini Russell 2000, dealers, short [contracts] */
      readonly r2000_dealer_short: number | null;
      /** E-mini Russell 2000, dealers, net [contracts] */
      readonly r2000_dealer_net: number | null;
      /** E-mini S&P 500, leveraged funds, net [contracts] */
      readonly sp500_leveraged_net: number | null;
      /** E-mini S&P 500, open interest [contracts] */
      readonly sp500_open_interest: number | null;
      /** E-mini Nasdaq-100, leveraged funds, net [contracts] */
      readonly nasdaq100_leveraged_net: number | null;
      /** E-mini Nasdaq-100, open interest [contracts] */
      readonly nasdaq100_open_interest: number | null;
    };
    /** S&P composite price, dividends and earnings since 1871 */
    readonly "sp500-earnings-monthly": {
      /** month */
      readonly month: string;
      /** S&P composite [index level, USD] */
      readonly price: number | null;
      /** dividends, last twelve months [USD an index unit] */
      readonly dividend_12m: number | null;
      /** reported earnings, last twelve months [USD an index unit] */
      readonly earnings_12m: number | null;
    };
    /** Russell 2000 and S&P 500 members by profitability and short interest */
    readonly "cross-section": {
      /** name of the window */
      readonly window: string;
      /** close before the window */
      readonly base_date: string | null;
      /** last close of the window */
      readonly end_date: string | null;
      /** set of members */
      readonly universe: string;
      /** subset */
      readonly group: string;
      /** number [members] */
      readonly n: number | null;
      /** mean return [decimal return] */
      readonly mean: number | null;
      /** median return [decimal return] */
      readonly median: number | null;
      /** return weighted by market capitalisation of 8 July 2024 [decimal return] */
      readonly cap_weighted_mean: number | null;
      /** share with a positive return [fraction] */
      readonly share_up: number | null;
      /** group that the difference is taken against */
      readonly reference_group: string | null;
      /** mean minus mean of the reference group [decimal return] */
      readonly difference: number | null;
      /** Welch t of the difference */
      readonly t_stat: number | null;
    };
    /** Mean pairwise correlation of members */
    readonly "correlation": {
      /** r2000 (members with more than 2,000 IEX shares a day) or sp500 */
      readonly universe: string;
      /** daily or weekly */
      readonly sampling: string;
      /** first day */
      readonly start: string;
      /** last day */
      readonly end: string | null;
      /** mean */
      readonly mean_pairwise_correlation: number | null;
      /** number [members] */
      readonly n: number | null;
      /** number a member [returns] */
      readonly observations: number | null;
    };
    /** The seven mega-caps in the first half of 2024 */
    readonly "magnificent-seven": {
      /** company, or a total */
      readonly ticker: string;
      /** number of members in the row [members] */
      readonly members: number | null;
      /** return [decimal return] */
      readonly h1_2024_return: number | null;
      /** weight at 2023-12-29 [fraction] */
      readonly weight: number | null;
      /** contribution [percentage points] */
      readonly contribution_points: number | null;
    };
    /** Share of Russell 2000 members that make losses */
    readonly "unprofitable-share": {
      /** month */
      readonly month: string;
      /** set of members */
      readonly universe: string | null;
      /** count or cap */
      readonly measure: string;
      /** share that makes losses [fraction] */
      readonly share: number | null;
      /** number [members] */
      readonly n: number | null;
      /** what the label rests on */
      readonly label: string | null;
    };
    /** Figures quoted by others */
    readonly "published-figures": {
      /** name */
      readonly id: string;
      /** day that the figure refers to */
      readonly date: string | null;
      /** what the figure is */
      readonly subject: string | null;
      /** figure [see unit] */
      readonly value: number | null;
      /** unit of the figure */
      readonly unit: string | null;
      /** who published it */
      readonly publisher: string | null;
      /** descriptive title of the page */
      readonly title: string | null;
      /** address */
      readonly url: string | null;
    };
  }
}
