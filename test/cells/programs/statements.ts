import { numberIn, type Scope } from "./scope.js";

type Statement = (scope: Scope) => string;

const print = (...values: readonly string[]) => `console.log(JSON.stringify([${values.join(", ")}]));`;

/** A statement about a variable, or one that prints where there is none. */
function about(name: string | undefined, scope: Scope, write: (name: string) => string): string {
  return name === undefined ? print(numberIn(scope)) : write(name);
}

const declarations: readonly Statement[] = [
  (scope) => {
    const value = numberIn(scope, { awaits: true });
    return `let ${scope.declare("number")}${scope.type(": number")} = ${value};`;
  },
  (scope) => {
    const value = numberIn(scope, { awaits: true });
    return `const ${scope.declare("constant")}${scope.type(": number")} = ${value};`;
  },
  (scope) => {
    const value = numberIn(scope);
    return `var ${scope.declare("number")}${scope.type(": number")} = ${value};`;
  },
  (scope) => {
    const value = numberIn(scope);
    return `let ${scope.declare("text")}${scope.type(": string")} = \`t\${${value}}\`;`;
  },
  (scope) => {
    const values = [numberIn(scope), numberIn(scope)];
    return `let ${scope.declare("list")}${scope.type(": number[]")} = [${values.join(", ")}];`;
  },
  (scope) => {
    const value = numberIn(scope);
    return `let ${scope.declare("pair")}${scope.type(": { a: number; b: string }")} = { a: ${value}, b: "b" };`;
  },
  (scope) => {
    const values = [numberIn(scope), numberIn(scope), numberIn(scope)];
    const [first, second, rest] = [scope.declare("number"), scope.declare("number"), scope.declare("list")];
    return `let [${first}, ${second} = 3, ...${rest}]${scope.type(": number[]")} = [${values.join(", ")}];`;
  },
  (scope) => {
    const value = numberIn(scope);
    const [a, c] = [scope.declare("constant"), scope.declare("constant")];
    return `const { a: ${a}, b: { c: ${c} = 4 } }${scope.type(": { a: number; b: { c?: number } }")} = { a: ${value}, b: {} };`;
  },
];

const functions: readonly Statement[] = [
  (scope) => {
    const outer = scope.find("number");
    const value = numberIn(scope);
    const name = scope.declare("function");
    const change = outer === undefined ? "" : `${outer} = (${outer} + x) % 97; `;
    return `function ${name}(x${scope.type(": number")})${scope.type(": number")} { ${change}return (x + ${value}) % 97; }`;
  },
  (scope) => {
    const value = numberIn(scope);
    return `const ${scope.declare("function")} = (x${scope.type(": number")}, y = ${value})${scope.type(": number")} => (x * y) % 97;`;
  },
  (scope) => {
    const value = numberIn(scope);
    const name = scope.declare("function");
    return `const ${name} = (() => { let n = ${value}; const up = (by${scope.type(": number")}) => { n += by; return n % 97; }; return up; })();`;
  },
  (scope) => {
    const value = numberIn(scope, { awaits: true });
    return `async function ${scope.declare("async function")}(x${scope.type(": number")}) { await null; return (x + ${value}) % 97; }`;
  },
  (scope) => {
    const value = numberIn(scope);
    return `function* ${scope.declare("generator")}(n${scope.type(": number")}) { for (let i = 0; i < n; i++) yield (i + ${value}) % 97; }`;
  },
  (scope) => {
    const value = numberIn(scope);
    const name = scope.declare("class");
    return `class ${name} { static count = 0; #n${scope.type(": number")}; constructor(n${scope.type(": number")}) { this.#n = n; ${name}.count += 1; } twice() { return (this.#n * 2 + ${value} + ${name}.count) % 97; } }`;
  },
  (scope) => {
    const [value, name] = [numberIn(scope), scope.declare("closures")];
    return `const ${name}${scope.type(": (() => number)[]")} = [];\nfor (let i = 0; i < 3; i++) ${name}.push(() => (i + ${value}) % 97);`;
  },
];

const changes: readonly Statement[] = [
  (scope) => about(scope.find("number"), scope, (name) => `${name} = ${numberIn(scope, { awaits: true })};`),
  (scope) => about(scope.find("number"), scope, (name) => `${name} += ${numberIn(scope)};`),
  (scope) => about(scope.find("number"), scope, (name) => `${name}++;`),
  (scope) => about(scope.find("list"), scope, (name) => `${name}.push(${numberIn(scope)});`),
  (scope) =>
    about(scope.find("list"), scope, (name) => `${name} = [...${name}, ${numberIn(scope)}].slice(-4);`),
  (scope) =>
    about(
      scope.find("text"),
      scope,
      (name) => `${name} = \`\${${name}.slice(0, 9)}\${${numberIn(scope)}}\`;`,
    ),
  (scope) => about(scope.find("pair"), scope, (name) => `${name} = { ...${name}, a: ${numberIn(scope)} };`),
  (scope) => about(scope.find("pair"), scope, (name) => `${name}.a = ${numberIn(scope)};`),
  (scope) => {
    const [a, b] = [scope.find("number"), scope.find("number")];
    return about(a === b ? undefined : a, scope, (name) => `[${name}, ${b}] = [${b} % 97, ${name} % 89];`);
  },
  (scope) => about(scope.find("number"), scope, (name) => `({ a: ${name} } = { a: ${numberIn(scope)} });`),
];

const flows: readonly Statement[] = [
  (scope) => {
    const list = scope.find("list") ?? "[1, 2, 3]";
    return about(
      scope.find("number"),
      scope,
      (name) => `for (const x of [...${list}]) { if (x % 2) continue; ${name} = (${name} + x) % 97; }`,
    );
  },
  (scope) =>
    about(
      scope.find("number"),
      scope,
      (name) =>
        `outer: for (let i = 0; i < 4; i++) { for (let j = 0; j < 4; j++) { if (j === 2) continue outer; if (i === 3) break outer; ${name} = (${name} + i * j) % 97; } }`,
    ),
  (scope) => {
    const value = numberIn(scope);
    const name = scope.declare("number");
    return `for (var ${name}${scope.type(": number")} = 0; ${name} < 5; ${name}++) { if (${name} === ${value} % 5) break; }`;
  },
  (scope) =>
    about(
      scope.find("number"),
      scope,
      (name) =>
        `switch (${numberIn(scope)} % 3) { case 0: ${name} = 1; case 1: ${name} += 2; break; default: ${name} -= 1; }`,
    ),
  (scope) =>
    about(
      scope.find("number"),
      scope,
      (name) =>
        `try { if (${numberIn(scope)} % 2) throw new Error("odd"); ${name} += 1; } catch (e) { console.log((e${scope.type(" as Error")}).message); } finally { ${name} = ${name} % 97; }`,
    ),
  (scope) =>
    about(
      scope.find("number"),
      scope,
      (name) => `{ const inner = ${name} % 7; { let ${name} = inner + 1; ${name} += 1; ${print(name)} } }`,
    ),
  (scope) =>
    about(
      scope.find("number"),
      scope,
      (name) =>
        `for await (const x of [Promise.resolve(${numberIn(scope)}), 2]) ${name} = (${name} + x) % 97;`,
    ),
  (scope) => about(scope.find("number"), scope, (name) => `while (${name} > 50) ${name} -= 17;`),
  (scope) =>
    about(
      scope.find("number"),
      scope,
      (name) =>
        `if (${numberIn(scope, { awaits: true })} > 20) ${name} = 3; else { ${name} = ${numberIn(scope)}; }`,
    ),
  (scope) =>
    about(
      scope.find("number"),
      scope,
      (name) => `await Promise.all([1, 2].map(async (x) => { await null; ${name} = (${name} + x) % 97; }));`,
    ),
];

const prints: readonly Statement[] = [
  (scope) => print(numberIn(scope, { depth: 3, awaits: true })),
  (scope) => print(numberIn(scope), numberIn(scope)),
  (scope) => about(scope.find("closures"), scope, (name) => print(`${name}.map((f) => f())`)),
  (scope) => about(scope.find("generator"), scope, (name) => print(`[...${name}(3)]`)),
  (scope) =>
    about(scope.find("class"), scope, (name) =>
      print(`new ${name}(${numberIn(scope)}).twice()`, `${name}.count`, `${name}.name.length > 0`),
    ),
  (scope) => about(scope.find("pair"), scope, (name) => print(name, `{ ...${name} }.a`)),
];

/** What a program's statements can be; declarations often, so that there is something to speak of. */
export const STATEMENTS: readonly Statement[] = [
  ...declarations,
  ...declarations,
  ...functions,
  ...functions,
  ...changes,
  ...flows,
  ...prints,
];
