import { createHash } from "node:crypto";
import { escapeHtml } from "../../../notebook/show/escape-html.js";

const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)/i;

/** A policy that also allows a script, known by its hash, and connections to the server that the page came from. */
function livePolicy(policy: string, script: string): string {
  const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  const allowed: { readonly [directive: string]: string } = { "script-src": hash, "connect-src": "'self'" };
  const directives = policy.split(";").flatMap((text) => {
    const [name, ...values] = text.trim().split(/\s+/);
    return name ? [[name.toLowerCase(), values.filter((value) => value !== "'none'")] as const] : [];
  });
  const missing = Object.keys(allowed).filter((name) => !directives.some(([known]) => known === name));
  return [...directives, ...missing.map((name) => [name, []] as const)]
    .map(([name, values]) => [name, ...values, ...(allowed[name] ? [allowed[name]] : [])])
    .map((parts) => (parts.length > 1 ? parts : [...parts, "'none'"]).join(" "))
    .join("; ");
}

/**
 * A page as it is served: it hears of changes. The file on disk stays as it is, with the stricter policy that forbids every connection.
 * @param options.script what hears of them
 * @param options.version of the page, by which the script knows whether the page is outdated
 */
export function livePage(
  html: string,
  { script, version }: { readonly script: string; readonly version: string },
): string {
  const allowed = html.replace(
    POLICY,
    (_, before: string, policy: string, after: string) => `${before}${livePolicy(policy, script)}${after}`,
  );
  const live = `<meta name="claimbook-version" content="${escapeHtml(version)}"><script>${script}</script>\n`;
  const end = allowed.lastIndexOf("</body>");
  return end < 0 ? `${allowed}${live}` : `${allowed.slice(0, end)}${live}${allowed.slice(end)}`;
}
