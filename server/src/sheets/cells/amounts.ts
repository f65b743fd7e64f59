/** Recognizes the currency and scale of amounts in a cell, a head, or a line above a table. */
import { CURRENCIES } from '../../core/language/scalars.ts';

export type Scale = 'k' | 'M' | 'bn';
export interface Amount {
  readonly scale: Scale | null;
  /** An ISO code, or `$` and `¥`, which are ambiguous. */
  readonly currency: string | null;
}

const SCALES: Readonly<Record<Scale, readonly string[]>> = {
  k: [
    ...[
      'k',
      'tsd',
      'tausend',
      'thousand',
      'thousands',
      'thousends',
      '000',
      '000s',
      '1000',
      '1000s',
      'th',
      'thsd',
    ],
    ...[
      'millier',
      'milliers',
      'mille',
      'miles',
      'mil',
      'migliaia',
      'milhar',
      'milhares',
      'duizend',
      'duizenden',
    ],
    ...['tusen', 'tusind', 'tkr'],
  ],
  M: [
    ...[
      'm',
      'mn',
      'mm',
      'mio',
      'mill',
      'mln',
      'million',
      'millions',
      'millionen',
      'millón',
      'millon',
      'millones',
    ],
    ...[
      'milhão',
      'milhões',
      'milhoes',
      'milione',
      'milioni',
      'miljoen',
      'miljoenen',
      'miljon',
      'miljoner',
      'millioner',
      'mkr',
    ],
  ],
  bn: [
    ...[
      'bn',
      'bln',
      'billion',
      'billions',
      'mrd',
      'mia',
      'md',
      'mds',
      'milliarde',
      'milliarden',
      'milliard',
      'milliards',
    ],
    ...['miliardo', 'miliardi', 'miljard', 'miljarden', 'miljarder', 'milliarder', 'bilhões', 'bilhoes'],
  ],
};
const SCALE_OF = new Map<string, Scale>(
  (Object.keys(SCALES) as Scale[]).flatMap((scale) => SCALES[scale].map((word) => [word, scale] as const)),
);
/** One-letter scales, valid only beside a currency. */
const SHORT = new Map<string, Scale>([
  ['t', 'k'],
  ['b', 'bn'],
]);
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  $: '$',
  '¥': '¥',
};
const NAMES: Readonly<Record<string, string | null>> = {
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  dollars: '$',
  dollar: '$',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  r$: 'BRL',
  rs: 'INR',
  franken: 'CHF',
  sfr: 'CHF',
  fr: 'CHF',
  tkr: null,
  mkr: null,
  // Krone or krona: ambiguous among three countries.
  kr: null,
  kronor: null,
  kroner: null,
};
/** Codes that are accepted in lower case. Not every three letters are a currency. */
const COMMON =
  'eur usd gbp chf sek nok dkk pln czk huf jpy cny inr aud cad nzd brl zar mxn sgd hkd krw ils aed sar try'.split(
    ' ',
  );

const TOKEN = /['’]?000s?\b|1000s?\b|[a-z]{1,2}\$|[€£$¥₹₩]|\p{L}+/giu;
const GLUED = new RegExp(
  `^(?:(k|t|m|mn|mio|mm|bn|b)(${COMMON.join('|')})|(${COMMON.join('|')})(k|m|mn|mio|mm|bn|b))$`,
);

/** Parses the amount's currency and scale, and returns the words that are neither. */
export function amountIn(text: string): Amount & { readonly rest: readonly string[] } {
  let scale: Scale | null = null;
  let currency: string | null = null;
  let money = false;
  const rest: string[] = [];
  const short: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const word = token.toLowerCase().replace(/^['’]/, '');
    const glued = GLUED.exec(word);
    const code = (glued?.[2] ?? glued?.[3] ?? word).toUpperCase();
    const isCode =
      code.length === 3 && CURRENCIES.has(code) && (COMMON.includes(code.toLowerCase()) || token === code);
    if (SHORT.has(word) || word === 'm' || word === 'k') short.push(token);
    else if (glued !== null || (isCode && !SCALE_OF.has(word))) {
      const by = glued?.[1] ?? glued?.[4];
      currency ??= code;
      scale ??= by === undefined ? null : (SCALE_OF.get(by) ?? SHORT.get(by) ?? null);
      money = true;
    } else if (word in SIGNS) [currency, money] = [currency ?? (SIGNS[word] as string), true];
    else if (SCALE_OF.has(word)) scale ??= SCALE_OF.get(word) as Scale;
    else if (Object.hasOwn(NAMES, word)) [currency, money] = [currency ?? NAMES[word] ?? null, true];
    else rest.push(token);
  }
  for (const token of short) {
    const by = SCALE_OF.get(token.toLowerCase()) ?? (money ? SHORT.get(token.toLowerCase()) : undefined);
    if (by === undefined || scale !== null) rest.push(token);
    else scale = by;
  }
  return { scale, currency, rest };
}

/**
 * Parses what a head states about the amounts below it: `Budget £m`, `Cost (USD thousands)`, `cost_m`, `Budget
 * £'000`.
 */
export function amountOfHead(head: string): Amount {
  const { scale, currency } = amountIn(head.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  return { scale, currency };
}

const FACTOR: Readonly<Record<Scale, number>> = { k: 1e3, M: 1e6, bn: 1e9 };
/** Currencies with small units: a meal costs hundreds or thousands. */
const SMALL = /^(?:JPY|¥|KRW|IDR|VND|HUF|CLP|COP|ISK)$/;

/**
 * Tells whether a figure is implausibly large in the unit of its head: `£1,250,000` under `Budget (£m)` may well be
 * in pounds.
 */
export function isBeyond(figure: string, own: Amount, head: Amount): boolean {
  if (own.scale !== null || head.scale === null) return false;
  const value = Math.abs(Number(figure));
  const most = SMALL.test(own.currency ?? head.currency ?? '') ? 1e13 : 1e11;
  // A cell that states its own currency may hold the full amount.
  const alone = own.currency !== null && value >= (head.scale === 'k' ? 1e6 : 1e4);
  return value * FACTOR[head.scale] >= most || alone;
}

/** Tells whether a head states only the unit of amounts: `£'000`, `USD thousands`, `TEUR`. */
export function isAmountAlone(head: string): boolean {
  const { currency, rest } = amountIn(head.replaceAll('_', ' '));
  const digits = /\d/.test(head.replace(/['’]?\b1?000s?\b/, ''));
  return currency !== null && !digits && rest.every((word) => /^(?:in|en|i|of|de|di|d|von|em)$/i.test(word));
}

/** Returns the currency that a cell consists of, or null. */
export function currencyOf(text: string): string | null {
  const { scale, currency, rest } = amountIn(text.trim().toUpperCase());
  return scale === null && rest.length === 0 ? currency : null;
}

/** Removes the unit of amounts, and the brackets around it, from a head. */
export function withoutAmount(head: string): string {
  const spaced = head.replaceAll('_', ' ').replace(/[([]\s*([^()[\]]*?)\s*[)\]]/g, ' $1 ');
  const { scale, currency, rest } = amountIn(spaced);
  if (scale === null && currency === null) return head;
  return rest.filter((word) => !/^(?:in|en|i|of|de|di|d|von|em)$/i.test(word)).join(' ');
}

/**
 * Parses a line above a table that states the unit of all amounts: `All figures in £m`. Returns null for any other
 * line.
 */
export function amountOfLine(line: string): Amount | null {
  const said = UNITS_OF_ALL.exec(line)?.[1] ?? /^\W*(?:in |en )?([€£$A-Z'’0 ]{1,24})\W*$/iu.exec(line)?.[1];
  if (said === undefined) return null;
  // Ignore what follows the unit: `in £m unless stated otherwise`.
  const words: string[] = [];
  for (const word of said.trim().split(/\s+/)) {
    if (amountIn(word).rest.some((each) => !SHORT.has(each.toLowerCase()))) break;
    words.push(word);
  }
  const { scale, currency } = amountIn(words.join(' '));
  return scale === null && currency === null ? null : { scale, currency };
}
const UNITS_OF_ALL =
  /(?:^|[^\p{L}])(?:figures|amounts?|values|costs?|budgets?|money|numbers|beträge|angaben|montants|importes|importi|valores|bedragen|belopp|beløp|alle|all)(?![\p{L}])[^.]*? (?:in|en|i|em) (.{1,40})/iu;
