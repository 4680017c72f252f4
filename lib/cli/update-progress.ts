import type { HttpOptions } from "../sources/http.js";
import type { InputName } from "../update/inputs.js";
import type { LoadListener } from "../update/load-inputs.js";
import type { Streams } from "./progress.js";

const BAR_WIDTH = 24;
const SOURCES = {
  french: "Kenneth R. French",
  closes: "Yahoo",
  cpi: "FRED",
  policyRates: "FRED",
  yields: "FRED",
  positions: "CFTC",
  shiller: "Robert Shiller",
} as const;
const PROVIDERS: Readonly<Record<string, string>> = {
  french: SOURCES.french,
  yahoo: SOURCES.closes,
  stooq: SOURCES.closes,
  fred: SOURCES.cpi,
  "fred-api": SOURCES.cpi,
  "new-york-fed": SOURCES.cpi,
  treasury: SOURCES.cpi,
  bls: SOURCES.cpi,
  cftc: SOURCES.positions,
  "cftc-socrata": SOURCES.positions,
  shiller: SOURCES.shiller,
};

function sourceOf(name: InputName): string {
  const key = Object.keys(SOURCES).find((start) => name.startsWith(start));
  return key === undefined ? name : SOURCES[key as keyof typeof SOURCES];
}

interface Count {
  total: number;
  done: number;
  failed: number;
  readonly bytes: Map<string, number>;
}

/** Shows how loading goes: on a terminal a bar for each source, drawn on `error` and removed by `end`; nothing elsewhere. */
export function updateProgress({ error }: Pick<Streams, "error">): {
  readonly listener: LoadListener;
  readonly onBytes: NonNullable<HttpOptions["onBytes"]>;
  end(): void;
} {
  const counts = new Map<string, Count>();
  let drawn = 0;
  const erase = () => {
    if (drawn > 0) error.write(`\u001b[${drawn}A\u001b[J`);
    drawn = 0;
  };
  const draw = () => {
    if (!error.isTTY) return;
    erase();
    const width = Math.max(...[...counts.keys()].map((name) => name.length));
    for (const [name, count] of counts) {
      error.write(`${barLine(name.padEnd(width), count).slice(0, (error.columns || 80) - 1)}\n`);
      drawn += 1;
    }
  };
  return {
    listener: {
      onPlan(names) {
        for (const name of names) {
          const count = counts.get(sourceOf(name)) ?? { total: 0, done: 0, failed: 0, bytes: new Map() };
          count.total += 1;
          counts.set(sourceOf(name), count);
        }
        draw();
      },
      onInput(name, state) {
        if (state === "started") return;
        const count = counts.get(sourceOf(name)) as Count;
        count.done += 1;
        if (state === "failed") count.failed += 1;
        draw();
      },
    },
    onBytes({ provider, name }, received) {
      counts.get(PROVIDERS[provider] ?? "")?.bytes.set(name, received);
      draw();
    },
    end: erase,
  };
}

function barLine(name: string, { total, done, failed, bytes }: Count): string {
  const full = Math.round((BAR_WIDTH * done) / total);
  const size = [...bytes.values()].reduce((sum, one) => sum + one, 0);
  const bar = `[${"#".repeat(full)}${".".repeat(BAR_WIDTH - full)}]`;
  const received = size > 0 ? `  ${(size / 1024).toFixed(0)} kB` : "";
  return `${name}  ${bar} ${done}/${total}${received}${failed > 0 ? `  ${failed} failed` : ""}`;
}
