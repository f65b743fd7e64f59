/** The documents of our pages in webviews: one head with one policy, whatever stands in the body. */
import * as vscode from 'vscode';

/** What a page is made of. */
export interface WebviewPage {
  /** Of its two files in dist/: `NAME.page.js` and `NAME.page.css`. */
  readonly name: string;
  /** What a screen reader calls it; plain text. */
  readonly title: string;
  /** Markup, in which every text is escaped by `attribute`. */
  readonly body: string;
  /** Attributes of the body, as markup. */
  readonly bodyAttributes?: string;
  /** What the page's script reads as JSON from the element with this id. */
  readonly words?: { readonly id: string; readonly of: object };
  /** The page draws pictures from data URIs. */
  readonly images?: boolean;
}

/** Lays out the document of a webview. Nothing is fetched but the two files of ours; no script but ours runs. */
export function webviewDocument(webview: vscode.Webview, dist: vscode.Uri, page: WebviewPage): string {
  const file = (ending: string): string =>
    attribute(webview.asWebviewUri(vscode.Uri.joinPath(dist, `${page.name}.page.${ending}`)).toString());
  const own = nonce();
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ...(page.images === true ? ['img-src data:'] : []),
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${own}'`,
  ].join('; ');
  return `<!doctype html>
<html lang="${attribute(language())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(page.title)}</title>
<link rel="stylesheet" href="${file('css')}">
</head>
<body${page.bodyAttributes === undefined ? '' : ` ${page.bodyAttributes}`}>
${page.body}
${page.words === undefined ? '' : json(page.words.id, page.words.of)}<script nonce="${own}" src="${file('js')}"></script>
</body>
</html>`;
}

/** Escapes text for markup and for attributes. */
export function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Returns the language that the texts are in: that of the window only where there is a bundle for it. */
function language(): string {
  return vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
}

/** Data for the page's script, which no text in it can end. */
function json(id: string, of: object): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(of).replaceAll('<', '\\u003c')}</script>\n`;
}

/** 128 random bits in hexadecimal digits. */
function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
