import type { TextSpan } from "./text-span.js";

/** Which way a verb says that its subject went: up, down or nowhere; undefined where it says a level. */
export type Direction = 1 | -1 | 0;

/** A finite verb of a sentence, with its auxiliaries. */
export interface Verb extends TextSpan {
  readonly text: string;
  readonly direction?: Direction;
  /** Does it compare its subject with its object: "outperformed", "lagged", "is higher than"? */
  readonly compares?: true;
}

const UP =
  "rose|risen|increased|grew|grown|gained|climbed|jumped|surged|soared|advanced|expanded|improved|accelerated|widened|rallied|strengthened|rebounded|recovered|doubled|tripled|quadrupled|appreciated|swelled|broadened|lengthened|picked up|shot up|spiked|moved up|edged up|ticked up|edged higher|moved higher|turned positive|(?:was|were|is|are|stood|ended|stayed) (?:\\w+ly )?positive";
const DOWN =
  "fell|fallen|declined|decreased|dropped|lost|slid|slipped|tumbled|plunged|plummeted|shed|sank|sunk|shrank|shrunk|contracted|eased|slowed|moderated|narrowed|weakened|halved|worsened|deteriorated|retreated|dipped|cooled|depreciated|edged down|moved down|ticked down|edged lower|moved lower|turned negative|(?:was|were|is|are|stood|ended|stayed) (?:\\w+ly )?negative";
const STILL =
  "changed little|showed little change|(?:was|were|is|are|held|remained|stayed|remains|remain|been|ended|closed|finished)(?: (?:broadly|roughly|essentially|largely|almost|about|little|virtually|trading))* (?:unchanged|flat|changed|stable|steady)|(?:is|was|are|were) trading (?:roughly )?flat";
/** Verbs whose object is what moves: "cut the rate", "raised its dividend". */
const MOVES_UP = "raised|lifted|(?:decided|voted) to (?:raise|increase|lift)";
const MOVES_DOWN = "cut|lowered|reduced|trimmed|(?:decided|voted) to (?:lower|cut|reduce)";
const KEEPS = "(?:decided|voted) to (?:maintain|keep|leave|hold)";
const AHEAD =
  "outperformed|outpaced|outnumbered|exceeded|beat|beaten|overtook|overtaken|surpassed|topped|did better|done better|fared better";
const AFTER = "underperformed|lagged|trailed|did worse|done worse|fared worse";
const COMPARATIVE =
  "(?:(?:much|far|slightly|somewhat|well|even|significantly) )?(?:more (?:quickly|slowly|rapidly)|faster|slower|higher|lower|larger|smaller|wider|narrower|stronger|weaker|better|worse|greater|cheaper|more expensive|more volatile|more|less|fewer)(?: \\w+){0,2} than";
/** A level, a part, a deed: it says how much and not which way. */
const LEVEL =
  "was|were|is|are|been|be|stood|stands|reached|totall?ed|amounted|averaged|trades?|traded|trading|accounted|accounts?|account for|makes? up|made up|contributed|carried|employs?|employed|held|holds|comprised|came in|comes in|ended|closed|opened|finished|returned|returns|earned|posted|recorded|generated|cost(?= (?:us|the|it|them|him|investors|shareholders|about|some|over|nearly|[$€£]))|had|has|have|ranked|ranks|ranking|became|become|paid|sold|bought|purchased|repurchased|declared|added|created|stayed|remained|remains|remain|sits|hit|touched|yields?|yielded|delivered|reported|produced|shipped|received|issued|represents?|represented|covers|covered|spent|invested|compounded|annualized|annualised|swung|started|began|peaked|bottomed|occurred|revised|takes|took|set|tell|told|see|saw|raised|lifted|cut|lowered|reduced|trimmed|dismissed|hired|voted|ranged|ranges|measured|featured|benefited|enjoyed|suffered|repaid|owns?|owned|operates?|serves?|exported|imported|shot|moved|edged|ticked|turned|piled|closed|led|showed|fared|did";
/** After a comma: "rising 9%", "pulling the odds to 100%". */
const RISING = "rising|gaining|climbing|growing|jumping|advancing|increasing";
const FALLING = "falling|losing|dropping|declining|slipping|shrinking|decreasing";
const GERUND = `${RISING}|${FALLING}|ranking|pulling|pushing|bringing|sending|lifting|raising|lowering|having\\s(?:${UP}|${DOWN}|underperformed|outperformed|lagged|trailed|peaked)`;
const AUXILIARY = "(?:has|have|had|was|were|is|are|been|being|be)";
const ADVERB =
  "(?:[a-z]+ly|also|now|again|still|already|not|only|just|even|further|more than|thus|then|since)";

const words = (source: string) => source.replaceAll(" ", "\\s+");
const CHAIN = `(?:${AUXILIARY}\\s+(?:${ADVERB}\\s+){0,2}){0,3}`;

interface Kind {
  readonly pattern: RegExp;
  readonly direction?: Direction;
  readonly compares?: true;
}

const kind = (source: string, about: Omit<Kind, "pattern"> = {}): Kind => ({
  pattern: new RegExp(`^(?:having\\s+)?(?:${CHAIN}(?:${words(source)}))$`, "i"),
  ...about,
});
const KINDS: readonly Kind[] = [
  kind(STILL, { direction: 0 }),
  kind(RISING, { direction: 1 }),
  kind(FALLING, { direction: -1 }),
  kind(AHEAD, { direction: 1, compares: true }),
  kind(AFTER, { direction: -1, compares: true }),
  kind(UP, { direction: 1 }),
  kind(DOWN, { direction: -1 }),
  kind(KEEPS, { direction: 0 }),
  kind(MOVES_UP, { direction: 1 }),
  kind(MOVES_DOWN, { direction: -1 }),
];

const ANY = new RegExp(
  `\\b(?:${words(STILL)})\\b|\\b${CHAIN}(?:${words([AHEAD, AFTER, UP, DOWN, MOVES_UP, MOVES_DOWN, KEEPS, LEVEL].join("|"))})\\b(?!-)|(?<=,\\s)(?:${GERUND})\\b`,
  "gi",
);
const COMPARES = new RegExp(`^[\\s,]*(?:[\\w$€£%.]+\\s+){0,3}?${words(COMPARATIVE)}\\b`, "i");
/** "up 5%", "is down", "were higher": the direction is in what follows the verb. */
const AFTER_VERB =
  /^\s+(?:[a-z]+ly\s+|still\s+|now\s+|some\s+|by\s+)*(?:(?<up>up|higher|above)|(?<down>down|lower|below))\b/i;

/**
 * The finite verbs of a sentence that say a level, a change or a comparison, in its order.
 * @example verbsOf("Prices have risen, wages fell").map(({ text, direction }) => [text, direction]) // => [["have risen", 1], ["fell", -1]]
 */
export function verbsOf(sentence: string): Verb[] {
  return [...sentence.matchAll(ANY)].map((match) => {
    const { index: start, 0: text } = match;
    const end = start + text.length;
    const found = KINDS.find(({ pattern }) => pattern.test(text));
    const rest = sentence.slice(end, end + 80);
    const compares = found?.compares ?? (COMPARES.test(rest) ? (true as const) : undefined);
    const { up, down } = AFTER_VERB.exec(rest)?.groups ?? {};
    const direction = found?.direction ?? (up ? 1 : down ? -1 : undefined);
    return {
      ...{ start, end, text },
      ...(direction !== undefined && { direction }),
      ...(compares && { compares }),
    };
  });
}
