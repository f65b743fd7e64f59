/** Builds the HTML of the meeting page: an empty frame that is filled from the host's messages. */
import * as vscode from 'vscode';
import { webviewDocument } from '../services/webview-page.ts';

/** Builds the webview's document. */
export function meetingHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  return webviewDocument(webview, dist, { name: 'meeting', title: vscode.l10n.t('Meeting'), body: '' });
}
