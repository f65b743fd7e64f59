/** How the language client is set up: what it watches, and what the server is told at its start. */
import * as vscode from 'vscode';
import type { LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../server/src/protocol/options.ts';
import { commandIds, configurationSection, languageId, settingIds } from './contributions.ts';
import { RestartOnce } from './restart-once.ts';

/** Where portfolios are edited; the left side of a diff, a log or a review comment is not one of these. */
const editedSchemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-userdata', 'memfs'];

/** The library's enum without the library: importing its value would load all of it at activation. */
const neverReveal: RevealOutputChannelOn.Never = 4;

/** What decides how the server is started. It must be started anew when this changes. */
export interface Setup {
  readonly schemes: readonly string[];
  readonly server: InitializationOptions;
}

/** Returns the setup that fits the window as it is now. `inWorker`: the server has no file system of its own. */
export function currentSetup(inWorker: boolean): Setup {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = [...new Set([...editedSchemes, ...folders.map((folder) => folder.uri.scheme)])].sort();
  const settings = vscode.workspace.getConfiguration(configurationSection);
  const today = statedDay();
  const onDisk = !inWorker && folders.every((folder) => folder.uri.scheme === 'file');
  return {
    schemes,
    server: {
      ...(today === '' ? {} : { today }),
      filesThroughClient: !onDisk,
      modelChanged: true,
      // The loaded bundle of the display language; in English there is none.
      ...(vscode.l10n.bundle === undefined ? {} : { translations: vscode.l10n.bundle }),
      rulePages: true,
      confidence: {
        'mixed-traits': settings.get<number>(settingIds.mixedConfidence, 0),
        misclassified: settings.get<number>(settingIds.misclassifiedConfidence, 0),
        unclassified: settings.get<number>(settingIds.unclassifiedConfidence, 0),
      },
      lenses: settings.get<boolean>(settingIds.lenses, true),
      maxFindings: Math.max(0, Math.floor(settings.get<number>(settingIds.maxFindings, 500))),
    },
  };
}

/** Returns the options of the language client for a setup. */
export function clientOptions(setup: Setup, outputChannel: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: setup.schemes.map((scheme) => ({ language: languageId, scheme })),
    diagnosticCollectionName: 'twotrack',
    outputChannel,
    revealOutputChannelOn: neverReveal,
    initializationOptions: setup.server,
    errorHandler: new RestartOnce(() => void tellOfRestart(outputChannel)),
    // A failed start is told once, by us, with a way out.
    initializationFailedHandler: () => false,
    // The one command that a hover may offer: it shows a page and changes nothing.
    markdown: { isTrusted: { enabledCommands: [commandIds.explainRule] } },
  };
}

async function tellOfRestart(output: vscode.LogOutputChannel): Promise<void> {
  const show = vscode.l10n.t('Show output');
  const message = vscode.l10n.t(
    'The Twotrack server stopped and was started again. Nothing is lost: it has read your files and open editors afresh.',
  );
  if ((await vscode.window.showWarningMessage(message, show)) === show) output.show();
}

/** Returns the day that is set in place of today; empty where today counts, as for half a date that is being typed. */
export function statedDay(): string {
  const settings = vscode.workspace.getConfiguration(configurationSection);
  const text = settings.get<string>(settingIds.today, '').trim();
  return isDay(text) ? text : '';
}

/** The calendar is asked: a 30 February is read as a day of March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
