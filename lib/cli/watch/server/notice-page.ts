import { escapeHtml } from "../../../notebook/show/escape-html.js";

interface Notice {
  readonly title: string;
  readonly text: string;
  /** Addresses of pages that are there. */
  readonly pages: readonly string[];
}

/** A page that says why there is no other, with links to those that are there. */
export function noticePage({ title, text, pages }: Notice): string {
  const links = pages.map(
    (page) => `<li><a href="${escapeHtml(encodeURI(page))}">${escapeHtml(page.slice(1))}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1.5rem; }</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${links.length > 0 ? `<ul>${links.join("\n")}</ul>\n` : ""}</main>
</body>
</html>
`;
}
