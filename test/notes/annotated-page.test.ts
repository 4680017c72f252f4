import { describe, expect, test } from "vitest";
import { claims } from "../../examples/cpi-june-2024/claims/ledger.js";
import type { Claim } from "../../lib/claims/claim.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { annotateNote } from "../../lib/notes/annotate-note.js";
import { annotatedPage } from "../../lib/notes/annotated-page.js";
import { htmlText } from "../../lib/notes/html-text.js";
import type { NoteText } from "../../lib/notes/note.js";
import { plainText } from "../../lib/notes/plain-text.js";
import { openStore } from "../../lib/store/open-store.js";

const store = openStore({ asOf: "2024-07-11" });

function pageOf(text: NoteText, ...all: readonly Pick<Claim, "id" | "passages">[]): string {
  const results = all.map((one) => evaluateOn({ ...(claims[0] as Claim), ...one }, store));
  const note = { name: "n <b>.txt", format: "text" as const, bytes: 1234, sha256: "ab".repeat(32), ...text };
  return annotatedPage(annotateNote(note, results), {
    asOf: store.asOf,
    home: "pages/index.html",
    section: ({ claim }) => `pages/${claim.notebook}.html#cell-card-${claim.id}`,
  });
}

/** The part of a page that is the note. */
const noteIn = (page: string) => /<div class="cb-note [^>]*>\n(.*)<\/div>\n<section/s.exec(page)?.[1] ?? "";

const RALLY = { id: "rally", passages: [{ figure: "3%", words: ["rally"] }] };

describe("annotatedPage()", () => {
  test("marks a passage with its number, and has its card, its row in the index and a link to the notebook", () => {
    const page = pageOf(plainText("A rally of 3% came."), RALLY);
    expect(noteIn(page)).toContain(
      'A <mark class="cb-passage" data-verdict="contradicted" id="mark-1">rally of 3%</mark><sup class="cb-ref" data-verdict="contradicted"><a href="#card-1" aria-label="Mark 1: Contradicted">1<span aria-hidden="true">✕</span></a></sup> came.',
    );
    expect(page).toMatch(/id="card-1" data-verdict="contradicted">.*<dt>Stated<\/dt><dd>−0\.1%<\/dd>/);
    expect(page).toContain("<dt>Measured</dt><dd>−0.04%</dd>");
    expect(page).toContain('href="pages/01-release.html#cell-card-rally"');
    expect(page).toContain('<td data-label="Passage"><a href="#mark-1">1</a> “rally of 3%”</td>');
    expect(page).toContain("untied: 0 of 1");
    expect(page).toContain("n &lt;b&gt;.txt, 1,234 bytes, SHA-256");
  });

  test("shows the card of a claim once, and leads to it from its later marks", () => {
    const page = pageOf(plainText("A rally of 3%.\n\nThat rally: 3%."), {
      ...RALLY,
      passages: [{ figure: "3%", words: ["rally"], repeated: true }],
    });
    expect(page.match(/<dt>Stated<\/dt>/g)).toHaveLength(1);
    expect(page).toContain('The same claim as at <a href="#card-1">mark 1</a>.');
  });

  test("frames what is untied in the text, and lists it with a link to it", () => {
    const page = pageOf(plainText("Gold rose by 7% and a rally by 3%."), RALLY);
    expect(noteIn(page)).toContain('<span class="cb-untied" id="untied-1">7%</span>');
    expect(page).toContain('Gold rose by <a href="#untied-1">7%</a> and a rally by 3%.');
    expect(page).toContain("1 of 2. Dates, ");
  });

  test("says which passage was not found, and leads to where it may stand", () => {
    const page = pageOf(plainText("First.\n\nA rally of 4%."), RALLY);
    expect(page).toContain('stated figure 3% not found near “rally”. See <a href="#text-2">“rally”</a>.');
    expect(noteIn(page)).toContain('<p id="text-2">');
    expect(pageOf(plainText("A rally of 3%."), RALLY)).not.toContain("were not found");
  });

  test("runs nothing of the note, whatever is in it", () => {
    const evil = '</p><script>alert(1)</script><img src=x onerror="alert(1)"> rally " & 3% &lt;b&gt;';
    for (const text of [plainText(evil), htmlText(`<title>${evil}</title><p>${evil}`)]) {
      const page = pageOf(text, { ...RALLY, passages: [{ words: ["rally"] }] });
      expect(page).not.toMatch(/<script>alert|<img/);
      expect(noteIn(page)).toContain(">rally</mark>");
    }
    expect(noteIn(pageOf(plainText(evil), RALLY))).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("has headings, lists, tables, quotes and pages in their order, and skips no level", () => {
    const html =
      "<h3>A<h5>B</h5><ol><li>c</ol><table><tr><td>rally<td>3%<tr><td>x<td>y</table><blockquote>d</blockquote>";
    const note = noteIn(pageOf(htmlText(html), RALLY));
    expect(note).toMatch(/<h2 id="text-1">A<\/h2>.*<h3 id="text-2">B<\/h3>.*<span>1\.<\/span> c/s);
    expect(note).toMatch(
      /<tr id="text-4"><td><mark [^>]*>rally<\/mark><\/td><td><mark [^>]*>3%<\/mark><sup .*<tr id="text-5"><td>x<\/td><td>y<\/td><\/tr><\/tbody>/s,
    );
    expect(note).toContain('<blockquote id="text-6"><p>d</p></blockquote>');
    const paged = {
      text: "a\n\nb",
      blocks: [1, 2].map((page) => ({
        kind: "paragraph" as const,
        start: 3 * page - 3,
        end: 3 * page - 2,
        page,
      })),
    };
    expect(noteIn(pageOf(paged, RALLY))).toMatch(
      /<p id="text-1">a<\/p>.*>Page 2<\/p>.*<p id="text-2">b<\/p>/s,
    );
  });
});
