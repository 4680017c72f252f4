import { nameHint } from "../../stats/text/near-name.js";
import { shownValue } from "../../stats/text/shown-value.js";
import { drawnTypes } from "./drawn-types.js";
import { typeOf } from "./trace-types.js";

/** Why a trace cannot be drawn as it is meant. */
export interface TraceFault {
  /** What "a trace" is followed by. */
  readonly what: string;
  readonly remedy: string;
}

type Trace = { readonly [key: string]: unknown };

/** Members that hold data in the types of traces that the bundle lacks. */
const OTHER_DATA =
  "open high low close r theta lat lon geojson locations z i j k u v w values labels parents ids dimensions cells header node link a b c value measure measures".split(
    " ",
  );

function fault(trace: Trace): TraceFault | undefined {
  const type = typeOf(trace);
  const types = drawnTypes();
  if (!types.includes(type as string)) {
    const near = nameHint(String(type), types, { plural: "types", listedBy: "" });
    const hint = near.startsWith("did") ? `; ${near}` : "";
    return { what: `of type ${shownValue(type)}`, remedy: `it draws ${types.join(", ")}${hint}` };
  }
  if (Array.isArray(trace.transforms) && trace.transforms.length > 0)
    return { what: "with transforms", remedy: "plotly.js has dropped them; change the trace's data instead" };
  if (trace.type != null || trace.x != null || trace.y != null) return undefined;
  const others = OTHER_DATA.filter((key) => trace[key] != null);
  if (others.length === 0) return undefined;
  return {
    what: `that has ${others.join(", ")} and no type`,
    remedy: "without one it is a scatter, of x and y; give its type",
  };
}

/** What is wrong with the first trace that the bundle of plotly.js cannot draw as it is meant; undefined when it draws all. */
export function traceFault(data: readonly object[]): TraceFault | undefined {
  for (const trace of data) {
    const found = fault(trace as Trace);
    if (found) return found;
  }
  return undefined;
}
