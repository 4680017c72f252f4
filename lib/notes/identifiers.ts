import { spansOf, type TextSpan } from "./text-span.js";

/** Words that open a phrase with a number and name nothing: "About 500 firms", "Of 40 funds". */
const NO_NAME =
  "(?:About|Above|Across|After|All|Almost|Among|And|Around|As|At|Before|Below|Between|But|By|During|Every|Exactly|For|From|In|Just|Last|Nearly|Next|Of|On|Only|Or|Other|Our|Over|Past|Some|Than|That|The|These|They|This|Those|To|Under|Until|Up|We|When|Where|While|With|Within|Added|Approximately|Roughly|Fewer|More|Less)";
const UNIT =
  "\\s?(?:%|per\\s?cent|pct|percentage|basis|bps?\\b|pp\\b|points?\\b|x\\b|times\\b|hundred|thousand|million|billion|trillion|bn\\b|mn\\b)";
/** A whole number without a unit, as in a name. */
const PLAIN = `\\d{1,4}(?![\\d%]|[.,/]\\d|${UNIT})`;

/** Numbers that name something and measure nothing. */
const IDENTIFIERS = [
  /\b(?:https?:\/\/|www\.)[^\s<>"]{1,500}/g,
  /\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/g,
  // Telephone numbers.
  /(?:\+\d{1,3}[\s.-])?\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\+\d{1,3}(?:[\s.-]\(?\d{1,4}\)?){2,5}\b/g,
  /\b(?:tel|telephone|phone|fax)\b\.?:?\s?\+?\(?\d{1,5}\)?(?:[\s.-]\d{2,8}){0,4}/gi,
  // ISSN 1504-8470, No. 482913, 18 Mere Street.
  /\bIS[BS]N:?\s\d[\d-]{6,16}[\dXx]\b|\bNos?\.\s\d{4,}\b/g,
  /\b\d{1,4}\s(?:[A-Z][a-z]+\s){1,3}(?:Street|Avenue|Road|Lane|Square|Boulevard|Plaza)\b/g,
  // COVID-19, Q2, G7, 10-K, 401(k), 144A, 3M.
  /(?<![\d-])\b[A-Za-z]+[-–]?\d+(?:[-.]\d+)*\w*\b/g,
  /\b\d+[-–][A-Z]+\b|\b\d+\([a-z]\)|\b\d{2,}[A-Z]\b|\b3M\b/g,
  // Section 13(d), Table 2, page 5, No. 34-5, Note 3.
  /\b(?:sections?|rules?|articles?|chapters?|tables?|figures?|charts?|exhibits?|appendix|annex|pages?|pp?\.|notes?|footnotes?|item|part|step|phase|tier|level|basel|version|vol\.|issue|box|room|suite|cusip|isin|form|release|regulation|title|statement|schedule|paragraph|para\.?|slide|line|columns?|iso)\s(?:no\.?\s)?[A-Z]?\d+(?:[.\-–]\d+)*[A-Za-z]?(?:\(\w{1,4}\))*(?!\s?(?:%|per\s?cent|basis))/gi,
  /\b(?:release|docket|file|rule|order|bill|series|paper|usdl)\s(?:no\.?|number)?\s?[A-Z]*-?\d+(?:[-–]\d+)*\b/gi,
  /\b\d+(?:-\d+){2,}\b/g,
  // A portfolio of 60/40, 24/7, 9/11; halves and quarters are fractions.
  /(?<![\d-])\b\d{2,3}\/\d{1,3}\b|\b9\/11\b/g,
  // S&P 500, Russell 2000, Nasdaq-100, MSCI World 30.
  new RegExp(
    `(?<!\\.\\s)\\b(?!${NO_NAME}\\s)[A-Z][\\w&.]{0,30}[ \\u00a0-](?:Index\\s|Composite\\s)?${PLAIN}`,
    "g",
  ),
  /\b(?:S&P|Russell|Nasdaq|FTSE|Nikkei|Dow|DAX|CAC|IBEX|KOSPI|STOXX|Stoxx|CSI|Top|Fortune|Topix|ASX|NIFTY|Nifty)(?:\sIndex|\sComposite|\sJones)?[ \u00a0-](?:100|200|225|250|300|350|400|40|30|35|50|500|600|1000|2000|2500|3000|5000)\b/g,
  // A bond or loan of a term.
  /\b(?:\d{1,2}|two|three|five|seven|ten|twenty|thirty)(?:-|\s)(?:years?|months?)(?=\s(?:U\.S\.\s)?(?:Treasur|note|bond|bill|gilt|bund|yield|mortgage|fixed|TIPS|real yield|rate|swap|maturit|JGB))/gi,
  // Numbers of a list at the start of a line, footnotes in brackets or raised.
  /^[ \t]*(?:\(?\d{1,2}[.)]|\(?[ivx]{1,5}\)|\[\d{1,3}\])(?=\s)/gm,
  /\[\d{1,3}\]|\(\d{1,2}\)(?=[\s.,;]|$)|[⁰¹²³⁴-⁹]+/gm,
  /^[ \t]*(?:page\s)?\d{1,3}(?:\s(?:of|\/)\s\d{1,3})?[ \t]*$/gim,
];

/**
 * Names, numbers of pages and sections, telephone numbers, addresses and footnote marks of a text, which hold figures and state none.
 * Spans may lie over one another.
 */
export const identifiers = (text: string): TextSpan[] =>
  IDENTIFIERS.flatMap((pattern) => spansOf(text, pattern));
