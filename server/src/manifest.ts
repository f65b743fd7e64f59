/** What the server says of itself. A test holds it against package.json. */
export const version = '0.1.0';
export const homepage = 'https://github.com/twotrack/twotrack';

/** Address of a rule's page for people without the extension. */
export function rulePageUrl(rule: string): string {
  const page = rule.startsWith('house/') ? 'house-rules' : `rules/${rule}`;
  return `${homepage}/blob/main/docs/${page}.md`;
}

/** Argument and data of a worker thread that judges entries. */
export const readerThread = 'twotrack-reader';
