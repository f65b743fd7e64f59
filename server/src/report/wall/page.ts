/** Renders a wall as one HTML page, which polls its own URL for updates, and nothing else. */

import { escapeText } from '../drawing/markup.ts';
import { tokenStyles } from '../drawing/tokens.ts';
import type { Wall } from './model.ts';
import { digest, script, style } from './page.generated.ts';
import { wallWords } from './words.ts';

/** Returns the wall with its page's texts, as plain data. */
export const wallPage = (wall: Wall, notice: string, read: string) => ({
  wall,
  words: wallWords(),
  /** Why some files could not be read; empty if all could. */
  notice,
  /** Time of reading, `14:32`. */
  read,
});
export type WallPage = ReturnType<typeof wallPage>;

export const wallStyle = (): string => `${tokenStyles()}${style}`;

/** Digest of the page's script, for its content security policy. */
export const wallScriptDigest = digest;

/** Returns the whole document. */
export function wallHtml(page: WallPage): string {
  // Inside a script element: escape everything that could end it.
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
