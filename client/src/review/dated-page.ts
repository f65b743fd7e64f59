/** The page of a review with a line on top that says as of when it is. */
import { commandIds } from '../services/contributions.ts';

export interface Stamp {
  readonly words: string;
  /** What asks for the review anew. */
  readonly link: string;
  /** The portfolio is another one by now. */
  readonly changed: boolean;
}

const style = `.made{margin:0 -20px;padding:6px 36px;text-align:center;position:sticky;top:0;z-index:1;font:13px/20px var(--vscode-font-family,sans-serif);color:var(--vscode-foreground);background:var(--vscode-editorWidget-background);border-bottom:1px solid var(--vscode-editorWidget-border,transparent)} .made.changed{font-weight:600;color:var(--vscode-editorWidget-foreground);border-bottom:2px solid var(--vscode-editorWarning-foreground)} .made a{white-space:nowrap;color:var(--vscode-textLink-foreground)} .vscode-high-contrast .made{border-bottom-color:var(--vscode-contrastBorder)} :target,[id]{scroll-margin-top:40px} @media print{.made{display:none}}`;

/** Returns the page as it is shown. What is saved and printed has no such line: a saved page does not change. */
export function dated(page: string, { words, link, changed }: Stamp): string {
  const line = `<style>${style}</style><p class="made${changed ? ' changed' : ''}" role="status"><span>${escaped(words)}</span> <a href="command:${commandIds.refreshReview}">${escaped(link)}</a></p>`;
  // The first one: nothing that a stranger wrote stands before it, and what does is without such brackets.
  return page.replace('<body>', () => `<body>${line}`);
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
