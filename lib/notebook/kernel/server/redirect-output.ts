import { StringDecoder } from "node:string_decoder";

type Name = "stdout" | "stderr";
type Write = typeof process.stdout.write;

/** Has what is printed from now on be given to `print`, whoever prints it. */
export function redirectOutput(print: (name: Name, text: string) => void): void {
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new StringDecoder();
    process[name].write = ((chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
      const text = typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk));
      if (text !== "") print(name, text);
      const callback = rest.at(-1);
      if (typeof callback === "function") process.nextTick(callback as () => void);
      return true;
    }) as Write;
  }
}
