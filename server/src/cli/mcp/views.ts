/** Views within a chat, as specified by the MCP Apps extension: pages that display tool results and use no network. */
import { version } from '../../manifest.ts';
import { pageDefs, styleSheet } from '../../report/page/page.ts';
import { script, style } from './page.generated.ts';

/** Key in a result's `_meta` under which a drawing is passed to the view, hidden from the agent. */
export const DRAWING = 'twotrack/drawing';

/** MIME type of a view. */
export const VIEW_TYPE = 'text/html;profile=mcp-app';

/** Capability by which a chat declares that it displays views. */
export const EXTENSION = 'io.modelcontextprotocol/ui';

export interface ChatView {
  readonly name: 'picture' | 'patch';
  readonly uri: string;
  readonly title: string;
  readonly description: string;
}

export const pictureView: ChatView = {
  name: 'picture',
  uri: 'ui://twotrack/picture',
  title: 'The picture of a portfolio',
  description: 'Draws what the picture tool returns.',
};
export const patchView: ChatView = {
  name: 'patch',
  uri: 'ui://twotrack/patch',
  title: 'A proposed patch',
  description: 'Shows what the propose tool returns, line by line. Nothing is written.',
};

const words = {
  waiting: 'Reading the portfolio …',
  cancelled: 'The call was cancelled.',
  failed: 'This chat did not answer the view.',
  lost: 'The answer cannot be shown.',
  tabs: 'View',
  proposed: 'Proposed',
  notWritten: 'Nothing is written. A person decides.',
  refused: 'No change',
  finding: 'Finding:',
  putsRight: 'Puts right',
  brings: 'Brings',
  nothing: 'No finding.',
  reads: '%1 reads %2:',
  gone: 'taken away',
  fresh: 'added',
  apply:
    'The patch is in the tool’s result; apply it with git apply in the folder that the server was started in.',
};

const tabs = [
  { id: 'two-paths', words: 'Two paths' },
  { id: 'timeline', words: 'Timeline' },
  { id: 'alignment', words: 'Alignment' },
  { id: 'bowler', words: 'Bowler' },
  { id: 'polarity', words: 'Polarity' },
];

/** Content security policy of the page, independent of the chat's own. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; script-src-attr 'none'; img-src data:; base-uri 'none'; form-action 'none'";

/** Returns the complete page of a view. Contains no portfolio data, which arrives as a tool result. */
export function viewHtml({ name, title }: ChatView): string {
  const data = JSON.stringify({ view: name, version, drawing: DRAWING, tabs, words }).replaceAll(
    '<',
    '\\u003c',
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${styleSheet()}${style}</style>
</head>
<body>
${pageDefs}
<main aria-live="polite"></main>
<script type="application/json" id="chat-data">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}
