import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The packages that modules are part of, by their folders. */
function packagesOf(modules) {
  const folders = modules.flatMap(
    (file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)];
}

/** Whose a package is and under which licence, in a line. */
function noticeOf(folder) {
  const { name, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = existsSync(folder) && readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(path.join(folder, file), "utf8") : "";
  const owner = /^\s*(Copyright (?:\(c\) )?.*\S)\s*$/im.exec(text)?.[1];
  return [name, owner, license].filter(Boolean).join(", ").replaceAll("*/", "");
}

/** A plugin that has a bundle begin with the notices of the packages in it: a page that carries it is passed on. */
export const notices = () => ({
  name: "notices",
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const lines = packagesOf(Object.keys(chunk.modules)).map(noticeOf).sort();
      if (lines.length > 0) chunk.code = `/*! With\n${lines.join("\n")}\n*/\n${chunk.code}`;
    }
  },
});
