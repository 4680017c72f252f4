import type { HttpOptions } from "../sources/http.js";
import type { LoadListener } from "../update/load-inputs.js";
import type { Streams } from "./progress.js";

const BAR_WIDTH = 24;

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
  const sources = new Map<string, string>();
  const askedFor = new Map<string, string>();
  const countOf = (input: string) => counts.get(sources.get(input) ?? "");
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
      onPlan(inputs) {
        for (const { name, source } of inputs) {
          const count = counts.get(source) ?? { total: 0, done: 0, failed: 0, bytes: new Map() };
          count.total += 1;
          counts.set(source, count);
          sources.set(name, source);
        }
        draw();
      },
      onInput(name, state) {
        if (state === "started") return;
        const count = countOf(name) as Count;
        count.done += 1;
        if (state === "failed") count.failed += 1;
        draw();
      },
      onRequest(input, { name }) {
        askedFor.set(name, input);
      },
    },
    onBytes({ name }, received) {
      countOf(askedFor.get(name) ?? "")?.bytes.set(name, received);
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
