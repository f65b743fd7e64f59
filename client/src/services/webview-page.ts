/** Builds the documents of our webview pages: the same head and content security policy for every body. */
import * as vscode from 'vscode';

/** Input for a page's document. */
export interface WebviewPage {
  /** Base name of its two files in dist/: `NAME.page.js` and `NAME.page.css`. */
  readonly name: string;
  /** Title for screen readers, as plain text. */
  readonly title: string;
  /** Markup of the body. Escape all text with `attribute`. */
  readonly body: string;
  /** Attributes of the body, as markup. */
  readonly bodyAttributes?: string;
  /** Data that the page's script reads as JSON from the element with this id. */
  readonly words?: { readonly id: string; readonly of: object };
  /** True if the page draws images from data URIs. */
  readonly images?: boolean;
}

/** Builds the document of a webview. Its policy allows only our script and our style sheet. */
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

/** Escapes text for use in markup and attributes. */
export function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Returns the language of the strings: the window's language if there is a bundle for it, else English. */
function language(): string {
  return vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
}

/** Serializes data for the page's script, escaped so that it cannot close the element. */
function json(id: string, of: object): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(of).replaceAll('<', '\\u003c')}</script>\n`;
}

/** Returns 128 random bits as hexadecimal digits. */
function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
