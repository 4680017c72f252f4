/** A number as it is printed in a docstring: what the text can vouch for. */
class Printed {
  readonly value: number;
  readonly tolerance: number;

  /**
   * Five significant digits or more may be a rounded print: half a unit of the last place. A shorter one is exact, but for the error of binary
   * fractions (0.1 + 0.2): one part in 1e9.
   */
  constructor(text: string) {
    this.value = Number(text);
    const [mantissa = "", exponent = "0"] = text.toLowerCase().replace(/^-/, "").split("e");
    const significant = mantissa.replace(".", "").replace(/^0+/, "").length;
    const decimals = (mantissa.split(".")[1] ?? "").length;
    const exact = 1e-9 * Math.abs(this.value);
    this.tolerance =
      significant >= 5 && mantissa.includes(".")
        ? Math.max(exact, 0.5 * 10 ** (Number(exponent) - decimals))
        : exact;
  }
}

/** An array of a kind that prints its name, such as `Float64Array [1, NaN]`. */
class Typed {
  readonly kind: string;
  readonly values: readonly unknown[];

  constructor(kind: string, values: readonly unknown[]) {
    this.kind = kind;
    this.values = values;
  }
}

const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$]*(?:Array)(?:\(\d+\))? ?(?=\[)|[A-Za-z_$][\w$]*|-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** A docstring's literal as a value to compare with, numbers with what their text can vouch for. */
export function parseLiteral(text: string): unknown {
  let typed = 0;
  const source = text.replace(TOKEN, (token) => {
    if (/^[-.\d]/.test(token)) return `new Printed(${JSON.stringify(token)})`;
    if (!/Array(\(\d+\))? ?$/.test(token)) return token;
    typed += 1;
    return `new Typed(${JSON.stringify(token.replace(/\(\d+\)| /g, ""))}, `;
  });
  // Each typed array's bracket closes its constructor as well; their elements are numbers, so that the next bracket is the one.
  const closed = typed === 0 ? source : source.replace(/(new Typed\("\w+", \[[^\]]*\])/g, "$1)");
  return new Function("Printed", "Typed", `return (${closed});`)(Printed, Typed);
}

/** Is a value what the literal says? NaN is NaN; -0 is 0, since neither prints its sign in prose. */
export function agrees(actual: unknown, literal: unknown): boolean {
  if (literal instanceof Printed) {
    if (typeof actual !== "number") return false;
    return actual === literal.value || Math.abs(actual - literal.value) <= literal.tolerance;
  }
  if (literal instanceof Typed) {
    return (
      ArrayBuffer.isView(actual) &&
      actual.constructor.name === literal.kind &&
      agrees([...(actual as unknown as Iterable<unknown>)], literal.values)
    );
  }
  if (Array.isArray(literal)) {
    return (
      Array.isArray(actual) &&
      actual.length === literal.length &&
      literal.every((value, index) => agrees(actual[index], value))
    );
  }
  if (typeof literal === "object" && literal !== null) {
    if (
      typeof actual !== "object" ||
      actual === null ||
      Array.isArray(actual) ||
      ArrayBuffer.isView(actual)
    ) {
      return false;
    }
    const names = Object.keys(literal);
    return (
      Object.keys(actual).length === names.length &&
      names.every(
        (name) => name in actual && agrees(actual[name as keyof object], literal[name as keyof object]),
      )
    );
  }
  // A no-break space prints as a space.
  return Object.is(typeof actual === "string" ? actual.replaceAll("\u00a0", " ") : actual, literal);
}
