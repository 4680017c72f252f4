import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Kernel, startKernel } from "../../../../lib/notebook/kernel/kernel.js";
import { decodeMessage, encodeRequest, type Message } from "../../../../lib/notebook/kernel/message.js";
import { printed } from "../../notebook-of.js";
import { TestKernel } from "../test-kernel.js";
import { zmq } from "../zeromq.js";

const ASKS = [
  "import { createInterface } from 'node:readline/promises';",
  "const reader = createInterface({ input: process.stdin, output: process.stdout });",
  "const name = await reader.question('Name? ');",
  "reader.close();",
  "console.log('Hello,', name);",
].join("\n");

describe("where nobody can type", () => {
  let kernel: TestKernel;
  beforeAll(async () => {
    kernel = await TestKernel.start();
  });
  afterAll(() => kernel.stop());

  test.each([
    ["asks a question", ASKS],
    ["listens for data", "process.stdin.on('data', () => {});\nawait new Promise(() => {});"],
    [
      "iterates over it",
      "async function all() {\n  for await (const chunk of process.stdin) console.log(chunk);\n}\nawait all();",
    ],
  ])("a cell that %s of standard input fails, and says what to do", async (_, source) => {
    const { error } = await kernel.run(source);
    expect(error?.ename).toBe("StdinNotAllowed");
    expect(error?.evalue).toContain("nobody is there to type");
    expect(error?.evalue).toContain("--param name=value");
    expect(printed((await kernel.run("console.log('next')")).outputs)).toBe("next\n");
  });

  test.each([
    "import fs from 'node:fs';\nfs.readFileSync(0);",
    "import { readFileSync } from 'node:fs';\nreadFileSync('/dev/stdin', 'utf8');",
    "import { readSync } from 'node:fs';\nreadSync(0, new Uint8Array(8));",
    "import { readFile } from 'node:fs/promises';\nawait readFile('/dev/stdin');",
    "import { readFile } from 'node:fs';\nimport { promisify } from 'node:util';\nawait promisify(readFile)('/dev/stdin');",
  ])("a cell that reads it as a file fails at its line: %j", async (source) => {
    const { error, line } = await kernel.run(source);
    expect(error).toMatchObject({
      ename: "StdinNotAllowed",
      evalue: expect.stringContaining("cannot be read synchronously"),
    });
    expect(line).toBe(source.split("\n").length);
  });

  test("what a cell starts finds it empty", async () => {
    const source =
      "import { execFileSync } from 'node:child_process';\nconsole.log(execFileSync('cat', { stdio: ['inherit', 'pipe', 'inherit'] }).length);";
    expect(printed((await kernel.run(source)).outputs)).toBe("0\n");
  });

  test("files are read as ever", async () => {
    const source =
      "import { readFileSync, existsSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nconsole.log(readFileSync('package.json').length > 0, (await readFile('package.json')).length > 0, existsSync('/dev/stdin'));";
    await kernel.run("import { writeFileSync } from 'node:fs';\nwriteFileSync('package.json', '{}');");
    expect(printed((await kernel.run(source)).outputs)).toMatch(/^true true /);
  });
});

describe("where somebody can type", () => {
  let kernel: Kernel;
  let outputs: Message[] = [];
  let stdin: InstanceType<typeof zmq.Dealer>;
  let shell: InstanceType<typeof zmq.Dealer>;
  beforeAll(async () => {
    ({ kernel } = await startKernel(process.cwd()));
    kernel.onOutput = (message) => outputs.push(message);
    const { ip, shell_port, stdin_port } = kernel.process.connection;
    // A front end has one identity on both channels, so that the kernel's questions find it.
    shell = new zmq.Dealer({ linger: 0, routingId: "front-end" });
    stdin = new zmq.Dealer({ linger: 0, routingId: "front-end" });
    shell.connect(`tcp://${ip}:${shell_port}`);
    stdin.connect(`tcp://${ip}:${stdin_port}`);
  });
  afterAll(async () => {
    shell.close();
    stdin.close();
    await kernel.shutdown();
  });

  async function next(socket: typeof stdin): Promise<Message> {
    const message = decodeMessage(await socket.receive(), kernel.process.connection.key);
    if (!message) throw new Error("no message");
    return message;
  }

  /** Runs a cell, types lines, and gives the prompts, what was printed, and the reply's status. */
  async function typed(code: string, ...lines: readonly string[]) {
    outputs = [];
    const options = { key: kernel.process.connection.key, session: "front-end" };
    const request = encodeRequest("execute_request", { code, allow_stdin: true }, options);
    await shell.send(request.frames);
    const prompts: unknown[] = [];
    for (const value of lines) {
      const asked = await next(stdin);
      expect([asked.type, asked.parentId]).toEqual(["input_request", request.id]);
      prompts.push(asked.content);
      await stdin.send(encodeRequest("input_reply", { value, status: "ok" }, options).frames);
    }
    const { content } = await next(shell);
    await kernel.request("kernel_info_request", {}).reply;
    const text = outputs.filter(({ type }) => type === "stream").map((message) => message.content.text);
    return { prompts, text: text.join(""), status: content.status };
  }

  test("a question is asked by its prompt and answered by a line", async () => {
    expect(await typed(ASKS, "Ada")).toEqual({
      prompts: [{ prompt: "Name? ", password: false }],
      text: "Name? Hello, Ada\n",
      status: "ok",
    });
  });

  test("questions one after the other get a line each", async () => {
    const source = [
      "import { createInterface } from 'node:readline/promises';",
      "const two = createInterface({ input: process.stdin, output: process.stdout });",
      "const sum = Number(await two.question('a ')) + Number(await two.question('b '));",
      "two.close();",
      "console.log(sum);",
    ].join("\n");
    const { prompts, text } = await typed(source, "20", "22");
    expect(prompts).toMatchObject([{ prompt: "a " }, { prompt: "b " }]);
    expect(text).toBe("a b 42\n");
  });

  test("a second reader asks after the first has closed and time has passed", async () => {
    const source = [
      "import { createInterface } from 'node:readline/promises';",
      "async function ask(prompt: string) {",
      "  const once = createInterface({ input: process.stdin, output: process.stdout });",
      "  const answer = await once.question(prompt);",
      "  once.close();",
      "  await new Promise((done) => setTimeout(done, 400));",
      "  return answer;",
      "}",
      "console.log((await ask('a ')) + (await ask('b ')));",
    ].join("\n");
    const { prompts, text } = await typed(source, "x", "y");
    expect(prompts).toMatchObject([{ prompt: "a " }, { prompt: "b " }]);
    expect(text).toBe("a b xy\n");
  });

  test("a reader gets lines until Ctrl-D", async () => {
    const source =
      "let lines = '';\nasync function all() {\n  for await (const chunk of process.stdin) lines += chunk;\n}\nawait all();\nconsole.log(JSON.stringify(lines));";
    expect((await typed(source, "one", "two", "\u0004")).text).toBe('"one\\ntwo\\n"\n');
  });

  test("a read that would stop the kernel is refused all the same", async () => {
    expect((await typed("import fs from 'node:fs';\nfs.readFileSync(0);")).status).toBe("error");
  });
});
