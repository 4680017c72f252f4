const RANGE = { from: "2015-01-01", to: "2099-12-31" };
const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * Computations of claimbook/panel, by name: each, when called, takes a panel and gives a figure, by which engines and contestants are compared.
 * @param library what claimbook/panel exports
 */
export function panelFigures({
  dailyBreadth,
  dollarVolume,
  meanCorrelation,
  memberOf,
  monthlyHoldings,
  quantilePortfolios,
}) {
  const members = memberOf("r2000");
  const options = { ...RANGE, members };
  return {
    "breadth and dispersion, every session": async (panel) => {
      const rows = await dailyBreadth(panel, options);
      return sum(rows.array("dispersion")) + sum(rows.array("cap_weighted_dispersion"));
    },
    "mean pairwise correlation": async (panel) => (await meanCorrelation(panel, options)).correlation,
    "dollar volume": async (panel) => (await dollarVolume(panel, options)).median,
    "quintiles by market value, every month": async (panel) => {
      const holdings = monthlyHoldings(await panel.sessions(), RANGE);
      const rows = await quantilePortfolios(panel, holdings, { sorts: [{ by: "cap", groups: 5 }], members });
      return sum(rows.array("equal_weighted")) + sum(rows.array("cap_weighted"));
    },
  };
}
