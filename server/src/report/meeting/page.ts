/** Renders a meeting as one HTML file for a room without VS Code. No external resources, and no script but our own. */
import { escapeText } from '../drawing/markup.ts';
import type { Meeting } from './model.ts';
import { digest, script, style } from './page.generated.ts';
import { meetingPage } from './page-data.ts';

/** Returns the whole document. Deterministic. */
export function meetingHtml(meeting: Meeting): string {
  // Inside a script element: escape everything that could end it.
  const data = JSON.stringify(meetingPage(meeting)).replace(/[<\u2028\u2029]/g, (c) =>
    c === '<' ? '\\u003c' : `\\u${c.charCodeAt(0).toString(16)}`,
  );
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; script-src '${digest}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeText(`${meeting.name}: ${meeting.when}`)}</title>
<style>${style}</style>
</head>
<body>
<script type="application/json" id="meeting-data">${data}</script>
<noscript>This page needs scripts of its own: it fetches nothing and sends nothing.</noscript>
<script>${script}</script>
</body>
</html>
`;
}
