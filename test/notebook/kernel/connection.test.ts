import { readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import {
  newConnection,
  releaseConnection,
  writeConnectionFile,
} from "../../../lib/notebook/kernel/connection.js";

const portsOf = ({
  shell_port,
  iopub_port,
  stdin_port,
  control_port,
  hb_port,
}: Awaited<ReturnType<typeof newConnection>>) => [shell_port, iopub_port, stdin_port, control_port, hb_port];

test("newConnection names free loopback ports, never the same twice until they are released, and a new key each time", async () => {
  const connections = await Promise.all(Array.from({ length: 20 }, newConnection));
  const ports = connections.flatMap(portsOf);
  expect(new Set(ports).size).toBe(100);
  expect(new Set(connections.map(({ key }) => key)).size).toBe(20);
  expect(new Set(connections.map(({ ip }) => ip))).toEqual(new Set(["127.0.0.1"]));
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once("error", failed).listen(ports[0], "127.0.0.1", done);
  });
  await new Promise((done) => server.close(done));
  connections.forEach(releaseConnection);
});

test("writeConnectionFile writes what Jupyter reads, for this user's eyes only", async () => {
  const connection = await newConnection();
  const file = writeConnectionFile(connection);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(connection);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(path.dirname(file)).mode & 0o077).toBe(0);
  rmSync(path.dirname(file), { recursive: true });
  releaseConnection(connection);
});
