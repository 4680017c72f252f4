/* Runs at the end of a front page: its table sorts by its columns and is filtered by verdict, notebook and words; the words are found on
   all pages as well. What is asked stands in the page's address, so that a link to it shows the same. Without this the table and all
   links are there. The build bundles it with the library that searches. */
import MiniSearch from "minisearch";

const front = document.querySelector(".cb-front");
const one = (selector) => front.querySelector(selector);
const all = (selector) => [...front.querySelectorAll(selector)];

/** Results that show at first. */
const FEW = 6;
/** Characters of a result's text, and of them those before the first word found. */
const SNIPPET = 220;
const BEFORE = 70;

// Words, and numbers as they are written: "7.2" is one.
const WORD = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu;
const nearly = (word) => (word.length > 4 && !/\d/.test(word) ? 0.2 : false);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => text.match(WORD) ?? [];

// What is asked, as the address has it.

const asked = { find: "", verdict: "", notebook: "", sort: "" };

function readAddress() {
  const address = new URLSearchParams(location.search);
  for (const name of Object.keys(asked)) asked[name] = address.get(name) ?? "";
}

let waiting;
function writeAddress() {
  clearTimeout(waiting);
  waiting = undefined;
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(asked)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}
/** Browsers refuse an address that changes with every key. */
function writeAddressSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(writeAddress, 200);
}
// Whoever follows a link comes back to what was asked.
addEventListener("click", () => waiting !== undefined && writeAddress(), { capture: true });

// The table.

const body = one(".cb-claims tbody");
const rows = all(".cb-claims tbody > tr");
const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
const heads = all(".cb-claims thead th");
const select = one(".cb-by-notebook select");
const collator = new Intl.Collator("en", { numeric: true });

/** What a row is sorted by: a number, null for none, or its text. */
function keyOf(row, at) {
  const cell = row.cells[at];
  const { sort } = cell.dataset;
  if (sort === undefined) return cell.textContent;
  return sort === "" ? null : Number(sort);
}

function sorted() {
  const at = heads.findIndex((head) => head.dataset.column === asked.sort.replace("-", ""));
  if (at < 0) return rows;
  const sign = asked.sort.startsWith("-") ? -1 : 1;
  const keys = new Map(rows.map((row) => [row, keyOf(row, at)]));
  return rows.toSorted((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === "number" ? x - y : collator.compare(x, y));
  });
}

function showRows() {
  if (!body) return;
  const words = wordsOf(plain(asked.find));
  let shown = 0;
  for (const row of rows) {
    const { verdict, notebook } = row.dataset;
    row.hidden =
      (asked.verdict !== "" && verdict !== asked.verdict) ||
      (asked.notebook !== "" && notebook !== asked.notebook) ||
      !words.every((word) => texts.get(row).includes(word));
    if (!row.hidden) shown += 1;
  }
  body.append(...sorted());
  for (const head of heads) {
    const direction = { [head.dataset.column]: "ascending", [`-${head.dataset.column}`]: "descending" }[
      asked.sort
    ];
    if (direction) head.setAttribute("aria-sort", direction);
    else head.removeAttribute("aria-sort");
  }
  for (const chip of all(".cb-counts button"))
    chip.setAttribute("aria-pressed", String((chip.parentElement.dataset.verdict ?? "") === asked.verdict));
  if (select) select.value = asked.notebook;
  const isPart = shown < rows.length;
  one(".cb-shown [role=status]").textContent = isPart ? `${shown} of ${rows.length} claims` : "";
  one(".cb-all").hidden = !isPart;
}

// The search over all pages.

const { pages, parts } = JSON.parse(document.getElementById("cb-search").textContent);
const field = one(".cb-words");
const found = one(".cb-found");
const more = one(".cb-more-found");

let index;
/** The index, which is made once somebody searches; of many pages it is made in steps, so that the page goes on answering. */
function indexed() {
  if (index) return index;
  const search = new MiniSearch({
    fields: ["title", "page", "text"],
    tokenize: wordsOf,
    processTerm: plain,
    searchOptions: {
      boost: { title: 3 },
      combineWith: "AND",
      prefix: true,
    },
  });
  const documents = parts.map(([page, , title, text], id) => ({ id, title, text, page: pages[page].title }));
  index = search.addAllAsync(documents, { chunkSize: 200 }).then(() => search);
  return index;
}

/** A part of a text around the first word found, with every word found marked. */
function snippet(text, terms) {
  const words = [...text.matchAll(WORD)].filter(([word]) => terms.has(plain(word)));
  const first = words[0]?.index ?? 0;
  const begin = first <= BEFORE ? 0 : text.indexOf(" ", first - BEFORE) + 1;
  const rest = text.slice(begin, begin + SNIPPET);
  const end = begin + (begin + SNIPPET < text.length ? Math.max(rest.lastIndexOf(" "), 1) : rest.length);
  const line = document.createElement("p");
  line.dir = "auto";
  let at = begin;
  if (begin > 0) line.append("… ");
  for (const { 0: word, index: place } of words) {
    if (place < at || place + word.length > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = word;
    line.append(text.slice(at, place), mark);
    at = place + word.length;
  }
  line.append(text.slice(at, end));
  if (end < text.length) line.append(" …");
  return line;
}

function result({ id, terms }) {
  const [page, anchor, title, text] = parts[id];
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = anchor === "" ? pages[page].href : `${pages[page].part}${encodeURIComponent(anchor)}`;
  link.textContent = title;
  link.dir = "auto";
  item.append(link);
  if (pages[page].title !== title) {
    const where = document.createElement("span");
    where.className = "cb-on-page";
    where.textContent = pages[page].title;
    item.append(" ", where);
  }
  if (text !== "") item.append(snippet(text, new Set(terms)));
  return item;
}

let results = [];
function showFound(count) {
  found.replaceChildren(...results.slice(0, count).map(result));
  more.hidden = results.length <= count;
  more.textContent = `Show all ${results.length}`;
}

async function find() {
  const words = asked.find;
  const said = one(".cb-found-count");
  if (wordsOf(words).length === 0) results = [];
  else {
    const search = await indexed();
    // Meanwhile something else was asked.
    if (words !== asked.find) return;
    results = search.search(words);
    // A slip of the keyboard finds what is spelt nearly so.
    if (results.length === 0) results = search.search(words, { fuzzy: nearly });
  }
  const count = results.length === 1 ? "1 part of the pages" : `${results.length} parts of the pages`;
  said.textContent =
    wordsOf(words).length === 0 ? "" : results.length === 0 ? "Found on no page" : `Found in ${count}`;
  showFound(FEW);
}

// What the reader does.

function ask(change) {
  Object.assign(asked, change);
  showRows();
  writeAddressSoon();
}

for (const item of all(".cb-counts > li")) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "cb-chip";
  chip.append(...item.firstElementChild.childNodes);
  const verdict = item.dataset.verdict ?? "";
  chip.addEventListener("click", () => ask({ verdict: asked.verdict === verdict ? "" : verdict }));
  item.replaceChildren(chip);
}
for (const head of heads) {
  const { column } = head.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  // Up, down, and back to the order of the notebooks.
  button.addEventListener("click", () =>
    ask({ sort: { [column]: `-${column}`, [`-${column}`]: "" }[asked.sort] ?? column }),
  );
  head.append(button);
}
select?.addEventListener("change", () => ask({ notebook: select.value }));
one(".cb-all")?.addEventListener("click", () => {
  field.value = "";
  ask({ find: "", verdict: "", notebook: "" });
  find();
});
more.addEventListener("click", () => {
  showFound(results.length);
  found.children[FEW]?.querySelector("a").focus();
});
let typing;
field.addEventListener("input", () => {
  ask({ find: field.value.trim() });
  clearTimeout(typing);
  typing = setTimeout(find, 80);
});
field.addEventListener("focus", indexed, { once: true });

function restore() {
  readAddress();
  field.value = asked.find;
  showRows();
  find();
}
addEventListener("popstate", restore);
restore();
