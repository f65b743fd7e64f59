/** Recognizes text that is not a table, by how it begins. */
import { later, translated } from '../../core/text/l10n.ts';

const BEGINNINGS: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [
    /^version https:\/\/git-lfs\.github\.com\/spec\//,
    later`This is a Git LFS pointer, and not a table: the file itself is elsewhere. Fetch it with git lfs pull.`,
  ],
  [
    /^(?:<\?xml[^>]*\?>\s*)?<(?:\?mso-application progid="Excel\.Sheet"|(?:ss:)?Workbook\b)/,
    later`This is a workbook in the XML of Excel 2003. Open it and save it as .xlsx.`,
  ],
  [
    /^(?:<\?xml[^>]*\?>\s*)?<(?:!doctype\s+html|html|head|title|body|table|t[rdh]|tbody|thead|div|meta|link|style|script|form|p|h\d|a|b|i|br|hr|img|ul|ol|li|span|font|center|section|main|nav|article)\b(?!:)/i,
    later`This is HTML, and not a table: a page, perhaps of a login or an error, or a table as some tools export it. Open it in a spreadsheet and save it as .xlsx or CSV UTF-8.`,
  ],
  [
    /^<(?:\?xml\b|!|[A-Za-z][\w:.-]*[\s>/])/,
    later`This is XML, and not a table. Open it in the program that wrote it and export the table as CSV.`,
  ],
  [/^\{\\rtf/, later`This is a text document (RTF), and not a table. Save the table in it as CSV.`],
  [/^BEGIN:V(?:CALENDAR|CARD)/, later`This is a calendar or an address book, and not a table.`],
  [/^%!PS/, later`This is a print file, and not a table. Export the table itself as CSV.`],
  [/^-----BEGIN [A-Z ]+-----/, later`This is a key or a certificate, and not a table.`],
  [
    /^(?:(?:#[^\n]*|---)?\n)*(?:portfolio|items|goals|teams):(?:\s|$)/,
    later`This is a portfolio file already, and not a sheet.`,
  ],
  [/^diff --git |^From [0-9a-f]{40} /, later`This is a patch, and not a table.`],
  [
    /^#!\/|^<\?php\b|^(?:import|from) [\w.]+(?: import .+)?\n|^(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|DROP TABLE)\s/,
    later`This is a program, and not a table.`,
  ],
  [/^HTTP\/\d/, later`This is the answer of a server, and not a table. Fetch the file itself.`],
  [/^\[InternetShortcut\]/, later`This is a link, and not a table. Fetch the file that it leads to.`],
  [/^WEBVTT\b/, later`This is the text of a recording, and not a table.`],
  [
    /^(?:From|Return-Path|Received|Delivered-To|MIME-Version): /,
    later`This is a mail, and not a table. Save what is attached to it.`,
  ],
];

/** Returns the user-facing problem of a text that is not a table, or null. */
export function notATable(text: string): string | null {
  const start = text
    .slice(0, 4000)
    .replace(/^\uFEFF?\s*/, '')
    .replace(/^(?:<!--[\s\S]*?-->\s*)+(?=<)/, '');
  const found = BEGINNINGS.find(([pattern]) => pattern.test(start));
  return found === undefined ? null : translated(found[1]);
}
