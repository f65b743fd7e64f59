/** Adds a line to the top of a review page with the date that it is based on. */
import { commandIds } from '../services/contributions.ts';

export interface Stamp {
  readonly words: string;
  /** Link that regenerates the review. */
  readonly link: string;
  /** True if the portfolio has changed since. */
  readonly changed: boolean;
}

const style = `.made{margin:0 -20px;padding:6px 36px;text-align:center;position:sticky;top:0;z-index:1;font:13px/20px var(--vscode-font-family,sans-serif);color:var(--vscode-foreground);background:var(--vscode-editorWidget-background);border-bottom:1px solid var(--vscode-editorWidget-border,transparent)} .made.changed{font-weight:600;color:var(--vscode-editorWidget-foreground);border-bottom:2px solid var(--vscode-editorWarning-foreground)} .made a{white-space:nowrap;color:var(--vscode-textLink-foreground)} .vscode-high-contrast .made{border-bottom-color:var(--vscode-contrastBorder)} :target,[id]{scroll-margin-top:40px} @media print{.made{display:none}}`;

/** Returns the page with the line. Saved and printed pages do not get it, because they never change. */
export function dated(page: string, { words, link, changed }: Stamp): string {
  const line = `<style>${style}</style><p class="made${changed ? ' changed' : ''}" role="status"><span>${escaped(words)}</span> <a href="command:${commandIds.refreshReview}">${escaped(link)}</a></p>`;
  // The first match is ours: user text comes later, and its angle brackets are escaped.
  return page.replace('<body>', () => `<body>${line}`);
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
