import {
  type Closes,
  checkJumps,
  type DatedSeries,
  defineInput,
  type Input,
  type Loaded,
  loadFred,
  loadStooq,
  loadYahoo,
  type Publisher,
} from "claimbook/book";

/** Long enough before the newest rows for the check that levels continue. */
const SINCE = "2023-01-01";

/** FRED's series of an index's closes, and Stooq's symbol. Neither has the Russell 2000 or the S&P 500's total return. */
const INDEX_SECONDS: Readonly<Record<string, { readonly fred: string; readonly stooq: string }>> = {
  "^GSPC": { fred: "SP500", stooq: "^spx" },
  "^NDX": { fred: "NASDAQ100", stooq: "^ndx" },
};

const inputs = new Map<string, Input<Closes>>();

/** The daily closes of an index or a fund, one input however many tables name it. @param ticker Yahoo's symbol, such as `^RUT` or `IWM` */
export function closes(ticker: string): Input<Closes> {
  const input = inputs.get(ticker) ?? closesOf(ticker);
  inputs.set(ticker, input);
  return input;
}

const closesOf = (ticker: string) =>
  defineInput<Closes>({
    name: `closes ${ticker}`,
    // One publisher's close of more digits beside another's to the cent.
    comparison: { series: ({ close }) => ({ close }), rounding: 0.0101, afterSplit: true },
    publishers({ fetch }): readonly Publisher<Closes>[] {
      const check = ({ value, files: [file] }: Loaded<Closes>) =>
        checkJumps(value.close, { file: file?.name ?? ticker });
      const yahoo = { name: "Yahoo", load: () => loadYahoo(ticker, { fetch, since: SINCE }), check };
      const fromStooq = (symbol: string) => asCloses(loadStooq(symbol, { fetch, since: SINCE }));
      const stooq = { name: "Stooq", needs: "STOOQ_API_KEY" };
      const index = INDEX_SECONDS[ticker];
      if (index !== undefined) {
        const fromFred = () => asCloses(loadFred(index.fred, { fetch, since: SINCE }));
        return [
          yahoo,
          { name: "FRED", sharesHost: true, load: fromFred, check },
          { ...stooq, load: () => fromStooq(index.stooq), check },
        ];
      }
      if (ticker.startsWith("^")) return [yahoo];
      // Closes as traded: the tables hold adjusted ones, which Stooq does not state.
      return [yahoo, { ...stooq, compareOnly: true, load: () => fromStooq(`${ticker.toLowerCase()}.us`) }];
    },
  });

async function asCloses(loading: Promise<Loaded<DatedSeries>>): Promise<Loaded<Closes>> {
  const { value, files } = await loading;
  return { value: { close: value, adjusted: value }, files };
}
