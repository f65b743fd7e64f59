/** A wall as one HTML page. It asks its own address for renewals, and nothing else. */

import { escapeText } from '../drawing/markup.ts';
import { tokenStyles } from '../drawing/tokens.ts';
import type { Wall } from './model.ts';
import { digest, script, style } from './page.generated.ts';
import { wallWords } from './words.ts';

/** The wall with the texts of its page, as plain data. */
export const wallPage = (wall: Wall, notice: string, read: string) => ({
  wall,
  words: wallWords(),
  /** Why the files could not be read whole; empty where they could. */
  notice,
  /** When they were read, `14:32`. */
  read,
});
export type WallPage = ReturnType<typeof wallPage>;

export const wallStyle = (): string => `${tokenStyles()}${style}`;

/** The digest by which a policy knows the script of the page. */
export const wallScriptDigest = digest;

/** The whole document. */
export function wallHtml(page: WallPage): string {
  // Data within a script element: nothing in it may look like the end of one.
  const data = JSON.stringify(page).replace(/[<\u2028\u2029]/g, (c) =>
    c === '<' ? '\\u003c' : `\\u${c.charCodeAt(0).toString(16)}`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escapeText(page.wall.name)}</title>
<style>${wallStyle()}</style>
</head>
<body>
<script type="application/json" id="wall-data">${data}</script>
<noscript>This page needs scripts of its own.</noscript>
<script>${script}</script>
</body>
</html>
`;
}
