import { readFileSync } from "node:fs";
import wabt from "wabt";

/**
 * What a `.wat` file compiles to, as the module that brings it in base64.
 * @param options.name of the constant
 * @param options.tests whose run with `-u` writes the module
 * @returns its text, and the number of bytes
 */
export async function wasmModuleText(
  source: string,
  { name, tests }: { readonly name: string; readonly tests: string },
): Promise<{ readonly text: string; readonly bytes: number }> {
  const { parseWat } = await wabt();
  const parsed = parseWat(source, readFileSync(source, "utf8"), { simd: true });
  const { buffer } = parsed.toBinary({});
  parsed.destroy();
  const file = source.split("/").at(-1);
  const text = `/** The module that ${file} compiles to, in base64. \`npx vitest run ${tests} -u\` writes this file. */
export const ${name} =
  "${Buffer.from(buffer).toString("base64")}";
`;
  return { text, bytes: buffer.length };
}
