/** The page of a meeting as its webview gets it: empty, since everything on it follows from what the host sends. */
import * as vscode from 'vscode';
import { webviewDocument } from '../services/webview-page.ts';

/** Lays out the document of the webview. */
export function meetingHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  return webviewDocument(webview, dist, { name: 'meeting', title: vscode.l10n.t('Meeting'), body: '' });
}
