// What the site adds to TypeDoc: the guides by title, in the order of docs/README.md, and the reference grouped as the library is.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Comment, CommentTag, Converter, DefaultTheme, KindRouter, PageEvent, ReflectionKind } from "typedoc";

const LIB = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** What one imports, in the order of the reference. */
const ENTRIES = ["claimbook", "claimbook/book", "claimbook/panel", "claimbook/testing", "claimbook-stats"];

/** The groups of the reference: the first folder that a file lies in. */
const GROUPS = Object.entries({
  "stats/bootstrap/": "Bootstrap",
  "stats/cross-section/": "Cross-section",
  "stats/distributions/": "Distributions",
  "stats/events/": "Event studies",
  "stats/factors/": "Factors",
  "stats/multiple-testing/": "Multiple testing",
  "stats/performance/": "Performance",
  "stats/rates/": "Policy rates",
  "stats/regression/": "Regression",
  "stats/relative/": "Relative performance",
  "stats/rolling/": "Rolling windows",
  "stats/series/": "Series and calendar",
  "stats/text/": "Words",
  "stats/valuation/": "Valuation",
  "stats/": "Levels, stretches and tests",
  "platform/": "Words",
  "claims/": "Claims",
  "plots/": "Figures",
  "notebook/": "In a cell",
  "store/": "Tables",
  "book/": "The book",
  "sources/": "Sources",
  "update/": "Updates",
  "panel/compute/": "Asking the panel",
  "panel/": "Stock panel",
});

/** Chapters and their guides, from the lists of docs/README.md. */
const CHAPTERS = readFileSync(path.join(LIB, "../docs/README.md"), "utf8")
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    title: text.split("\n", 1)[0],
    guides: [...text.matchAll(/^- \[[^\]]+\]\((?:\.\.\/lib\/)?([^)]+)\.md\)/gm)].map(([, name]) => name),
  }));

/** The name of each guide's page, as docs/README.md has it. */
const pages = new WeakMap();

class GuidesRouter extends KindRouter {
  getIdealBaseName(target) {
    return target.isDocument() ? pages.get(target).replaceAll("/", "-") : super.getIdealBaseName(target);
  }
}

class GuidesTheme extends DefaultTheme {
  buildNavigation(project) {
    const byPage = new Map(project.documents?.map((document) => [pages.get(document), document]));
    const chapters = CHAPTERS.map(({ title, guides }) => ({
      text: title,
      children: guides.flatMap((name) => {
        const guide = byPage.get(name);
        return guide ? [{ text: guide.name, path: this.router.getFullUrl(guide), kind: guide.kind }] : [];
      }),
    }));
    // A summary that folds holds no link: an entry's own page is the first below it.
    const entries = super
      .buildNavigation(project)
      .filter(({ kind }) => kind === ReflectionKind.Module)
      .sort((a, b) => ENTRIES.indexOf(a.text) - ENTRIES.indexOf(b.text))
      .map(({ text, path: address, kind, children }) => ({
        text,
        children: [{ text: "Overview", path: address, kind }, ...children],
      }));
    return [...chapters, { text: "Reference", children: entries }];
  }
}

/** Is it a page or a picture of the site? Other files of the repository have no place there. */
const isOnSite = (address) =>
  /^(?:[\w-]+\.md|[\w/-]+\.(?:png|svg)|\.\.\/lib\/stats\/README\.md)(?:#.*)?$/.test(address);

/** Takes the links out that lead to files which the site does not have, and leaves their words. */
function withoutForeignLinks(parts) {
  for (const [at, part] of parts.entries()) {
    if (part.kind !== "relative-link" || isOnSite(part.text)) continue;
    part.kind = "text";
    part.text = "";
    parts[at + 1].text = parts[at + 1].text.replace(/^\)/, "");
    parts[at - 1].text = parts[at - 1].text.replace(/\]\($/, "");
    const opening = parts.slice(0, at).findLast(({ kind, text }) => kind === "text" && text.includes("["));
    const bracket = opening.text.lastIndexOf("[");
    opening.text = opening.text.slice(0, bracket) + opening.text.slice(bracket + 1);
  }
}

/** What a tag says of a member of `options` whose type is no list of members stands where the options are described. */
function gatherOptions({ comment, parameters = [] }) {
  const tells = comment?.blockTags.some(({ name }) => name?.startsWith("options."));
  for (const parameter of parameters) {
    if (parameter === parameters.at(-1) && parameter.name.startsWith("__named") && tells)
      parameter.name = "options";
    if (parameter.type?.type === "reflection") continue;
    const isMember = ({ tag, name }) => tag === "@param" && name?.startsWith(`${parameter.name}.`);
    const tags = comment?.blockTags.filter(isMember) ?? [];
    if (tags.length === 0) continue;
    comment.blockTags = comment.blockTags.filter((tag) => !isMember(tag));
    parameter.comment ??= new Comment();
    for (const { name, content } of tags)
      parameter.comment.summary.push(
        { kind: "text", text: "\n\n" },
        { kind: "code", text: `\`${name.slice(parameter.name.length + 1)}\`` },
        { kind: "text", text: ": " },
        ...content,
      );
  }
}

/** What a summary that folds says, without the links in it, which a keyboard would not reach. */
const withoutLinks = (summary) =>
  summary
    .replace(/<a\b[^>]*class="tsd-anchor-icon"[\s\S]*?<\/a>/g, "")
    .replace(/<a\b[^>]*>/g, "<span>")
    .replaceAll("</a>", "</span>");

/** A page as assistive technology reads it: with landmarks, headings one below the other, no link within what folds. */
function accessible(html) {
  const [, main = ""] = html.split(/<div class="(?:col-content|page-menu)">/);
  const flat = (text) => text.replaceAll("<h4", '<h4 aria-level="2"').replaceAll("<h5", '<h5 aria-level="3"');
  const headed = /<h[23]\b/.test(main) ? html : flat(html);
  return headed
    .replace('<div class="col-content">', '<div class="col-content" role="main">')
    .replace('<div class="page-menu">', '<div class="page-menu" role="complementary" aria-label="This page">')
    .replaceAll('<h5 class="tsd-index-heading', '<h5 aria-level="2" class="tsd-index-heading')
    .replace(/<summary\b[\s\S]*?<\/summary>/g, withoutLinks);
}

export function load(app) {
  app.renderer.defineRouter("guides", GuidesRouter);
  app.renderer.defineTheme("guides", GuidesTheme);

  app.renderer.on(PageEvent.END, (page) => {
    page.contents = accessible(page.contents);
  });

  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    pages.set(document, document.name.replace(/^(?:docs|lib)\//, ""));
    // The heading is the title, in the navigation and in the search as well.
    document.name = /^# (.+)/.exec(document.content[0].text)[1];
    withoutForeignLinks(document.content);
  });

  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    (context) => {
      for (const entry of context.project.children) {
        for (const one of entry.children) {
          const [declaration] = context.getSymbolFromReflection(one)?.declarations ?? [];
          const file = path.relative(LIB, declaration?.getSourceFile().fileName ?? LIB);
          const group = GROUPS.find(([folder]) => file.startsWith(folder))?.[1] ?? "Other";
          one.comment ??= new Comment();
          one.comment.blockTags.push(new CommentTag("@category", [{ kind: "text", text: group }]));
          for (const signature of one.signatures ?? []) gatherOptions(signature);
        }
      }
    },
    1000,
  );
}
