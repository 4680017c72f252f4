import { type CellCase, everywhere, gives, notebook, prints, refused, throws, warns } from "../notation.js";

export const TEXT: readonly CellCase[] = [
  notebook("a blank cell", "", "  \n\t\n", ["1", gives("1")]),
  notebook("a cell of comments", "// only a comment", "/* a\n b */", "/** doc */", ["1", gives("1")]),
  notebook("a cell of a semicolon", ";", ";;", ["1", gives("1")]),
  notebook("Windows line ends", ["const a = 1;\r\nconst b = 2;\r\na + b", gives("3")], ["a\r\n", gives("1")]),
  notebook("an error's line with Windows line ends", [
    "1;\r\n2;\r\nthrow new Error('x');",
    throws("Error", "x", 3),
  ]),
  notebook("a template keeps its line end as a line feed", ["`a\r\nb`.length", gives("3")]),
  notebook("tabs", ["\tconst\ta\t=\t1;\n\t\ta", gives("1")]),
  notebook("a byte order mark", ["\ufeffconst a = 1;\na", gives("1")]),
  notebook("no-break spaces", ["const\u00a0a = 1;\na", gives("1")]),
  notebook("a line separator in a text", ["'a\u2028b'.length", gives("3")]),
  notebook("a text of astral letters", "const s = '𝒳😀';", ["[s.length, [...s].length]", gives("[ 4, 2 ]")]),
  notebook("letters that combine", ["'e\u0301'.normalize('NFC').length", gives("1")]),
  notebook("an astral letter before an error keeps its line", [
    "const s = '😀😀😀'; throw new Error(s);",
    throws("Error", "😀😀😀"),
  ]),
  notebook("escapes in texts", ["'\\x41\\u0042\\u{43}\\t|'", gives("'ABC\\t|'")]),
  notebook("a text over two lines with a backslash", ["'a\\\nb'", gives("'ab'")]),
  notebook("nested templates", ["`a${`b${1 + 1}c`}d`", gives("'ab2cd'")]),
  notebook("a template with braces and backticks in it", ["`${'}'}\\`${'{'}`", gives("'}`{'")]),
  notebook("String.raw", ["String.raw`\\n${1}`", gives("'\\\\n1'")]),
  notebook(
    "a tag gets the same pieces each time",
    "const tag = (s: TemplateStringsArray) => s;\nconst make = () => tag`a`;",
    ["make() === make()", gives("true")],
  ),
  notebook("an expression that begins a line with a bracket goes on with the one before", [
    "const a = [1, 2]\nconst b = a\n[0]\nb",
    gives("1"),
  ]),
  notebook("a statement that begins with a parenthesis after a semicolon", [
    "const a = 1;\n(() => console.log('called'))();",
    prints("called"),
  ]),
  notebook("return and its value on two lines", ["function f() {\n  return\n  5;\n}\nf()"]),
  notebook("++ on the next line belongs to what follows", [
    "let a = 1\nlet b = 2\na\n++b\n;[a, b]",
    gives("[ 1, 3 ]"),
  ]),
  notebook("no semicolons at all", ["let a = 1\nlet b = 2\nconst c = a + b\nconsole.log(c)", prints("3")]),
  notebook("a regular expression after a parenthesis, a division after another", [
    "const n = 8;\n[(n) / 2 / 2, /2/.test(String(n))]",
    gives("[ 2, false ]"),
  ]),
  notebook("a regular expression with a slash in a class", ["'a/b'.split(/[/]/)", gives("[ 'a', 'b' ]")]),
  notebook("named groups and lookbehind", [
    "'EUR 12'.match(/(?<=EUR )(?<n>\\d+)/)?.groups?.n",
    gives("'12'"),
  ]),
  notebook("Unicode classes of regular expressions", ["/^\\p{Lu}$/u.test('Ä')", gives("true")]),
  notebook(
    "a regular expression's lastIndex over cells",
    "const re = /a/g;",
    ["re.test('aa')", gives("true")],
    ["re.lastIndex", gives("1")],
  ),
  notebook("a regular expression with a wrong group is refused", ["1;\n/(a/;", refused(/\(TS1005\)$/, 2)]),
  notebook("numeric separators and other bases", [
    "[1_000, 0xff, 0b11, 0o17, .5, 5.]",
    gives("[ 1000, 255, 3, 15, 0.5, 5 ]"),
  ]),
  notebook("a string that looks like code", ["'let x = 1; export const y = 2; await z'.length", gives("38")]),
  notebook("a comment that looks like code", ["/* let hidden = 1; */ // import x from 'y'\n7", gives("7")]),
  notebook("an HTML comment is an error in a module", [
    "<!-- no\n1",
    { error: { ename: "TypeScriptError", evalue: /\(TS\d+\)$/, line: 1 } },
  ]),
  notebook("a hashbang line", ["#!/usr/bin/env node\n5", gives("5")]),
  notebook("console.error and console.warn go to standard error", [
    "console.log('out');\nconsole.error('err');\nconsole.warn('warn');\nconsole.info('info');\nconsole.debug('debug');",
    prints("out", "info", "debug"),
    warns("err", "warn"),
  ]),
  notebook("process.stdout and process.stderr", [
    "process.stdout.write('no line end');\nprocess.stderr.write('err\\n');",
    { stdout: "no line end", stderr: "err\n" },
  ]),
  notebook("console.log formats", ["console.log('%s is %d', 'n', 5, { a: 1 });", prints("n is 5 { a: 1 }")]),
  notebook("console.log of nothing is a blank line", ["console.log();", prints("")]),
  notebook("console.log of an empty text", ["console.log('');\nconsole.log('a');", prints("", "a")]),
  notebook("console.table", [
    "console.table([{ a: 1 }]);",
    prints("┌─────────┬───┐", "│ (index) │ a │", "├─────────┼───┤", "│ 0       │ 1 │", "└─────────┴───┘"),
  ]),
  notebook(
    "console.group indents, also in the next cell",
    ["console.group('g');\nconsole.log('in');", prints("g", "  in")],
    ["console.groupEnd();\nconsole.log('out');", prints("out")],
  ),
  notebook("console.assert", ["console.assert(1 < 0, 'no');", warns("Assertion failed: no")]),
  notebook(
    "console.count over cells",
    ["console.count('c');", prints("c: 1")],
    ["console.count('c');\nconsole.countReset('c');", prints("c: 2")],
  ),
  notebook("a long text", ["'x'.repeat(10_000).length", gives("10000")]),
  notebook("a cell of two thousand lines", [
    `${"// line\n".repeat(1999)}throw new Error('far');`,
    throws("Error", "far", 2000),
  ]),
  notebook("a very long line", [
    `[${Array.from({ length: 5000 }, (_, i) => i).join(",")}].length`,
    gives("5000"),
  ]),
  notebook("a deep nest of parentheses", [`${"(".repeat(200)}1${")".repeat(200)}`, gives("1")]),
  everywhere(
    "getters, symbols and iterators of an object",
    "const o = { get a() { return 1; }, [Symbol.iterator]: function* () { yield 2; } };",
    ["[o.a, ...o]", gives("[ 1, 2 ]")],
  ),
  everywhere("JSON", ["JSON.parse(JSON.stringify({ a: [1, null] }))", gives("{ a: [ 1, null ] }")]),
  everywhere("sorting numbers", ["[10, 9, 1].sort((a, b) => a - b)", gives("[ 1, 9, 10 ]")]),
  everywhere("Intl", ["new Intl.NumberFormat('en-US').format(1234567.891)", gives("'1,234,567.891'")]),
  everywhere("dates in UTC", [
    "new Date(Date.UTC(2024, 6, 24)).toISOString().slice(0, 10)",
    gives("'2024-07-24'"),
  ]),
  everywhere("a map of lists", "const groups = new Map([['a', [1]]]);", "(groups.get('a') ?? []).push(2);", [
    "groups.get('a')",
    gives("[ 1, 2 ]"),
  ]),
  everywhere("floating point", ["0.1 + 0.2", gives("0.30000000000000004")]),
];
