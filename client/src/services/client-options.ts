/** Builds the options of the language client: what it watches, and the initialization options of the server. */
import * as vscode from 'vscode';
import type { LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions, LiveOptions } from '../../../server/src/protocol/options.ts';
import { commandIds, configurationSection, languageId, settingIds } from './contributions.ts';
import { documentOrder } from './document-order.ts';
import type { GoneDocuments } from './gone-documents.ts';
import { relatedPlaces } from './related-places.ts';
import { RestartOnce } from './restart-once.ts';

/** Schemes of editable documents. Leaves out those of diffs, logs and review comments. */
const editedSchemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-userdata', 'memfs'];

/** Enum value copied from the library: importing it would load the whole library at activation. */
const neverReveal: RevealOutputChannelOn.Never = 4;

/** What the server is started with. Any other change than of `live` requires a restart. */
export interface Setup {
  readonly schemes: readonly string[];
  readonly fixed: Omit<InitializationOptions, keyof LiveOptions>;
  readonly live: Required<LiveOptions>;
}

/**
 * Returns the setup for the current window.
 * @param inWorker true if the server has no file system of its own
 */
export function currentSetup(inWorker: boolean): Setup {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = [...new Set([...editedSchemes, ...folders.map((folder) => folder.uri.scheme)])].sort();
  const settings = vscode.workspace.getConfiguration(configurationSection);
  const onDisk = !inWorker && folders.every((folder) => folder.uri.scheme === 'file');
  return {
    schemes,
    fixed: {
      filesThroughClient: !onDisk,
      modelChanged: true,
      // The loaded bundle of the display language; absent for English.
      ...(vscode.l10n.bundle === undefined ? {} : { translations: vscode.l10n.bundle }),
      rulePages: true,
    },
    live: {
      today: statedDay(),
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
export function clientOptions(
  setup: Setup,
  outputChannel: vscode.LogOutputChannel,
  gone: GoneDocuments,
): LanguageClientOptions {
  return {
    documentSelector: setup.schemes.map((scheme) => ({ language: languageId, scheme })),
    diagnosticCollectionName: 'twotrack',
    outputChannel,
    revealOutputChannelOn: neverReveal,
    initializationOptions: { ...setup.fixed, ...setup.live } satisfies InitializationOptions,
    middleware: { ...gone.middleware(documentOrder()), ...relatedPlaces() },
    errorHandler: new RestartOnce(() => void tellOfRestart(outputChannel)),
    // We report a failed start ourselves, once, with a way out.
    initializationFailedHandler: () => false,
    // The only command that a hover may link to: it opens a page and changes nothing.
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

/** Returns the setting of the day as it is written. A file of settings may hold another value than a text. */
export function statedText(): string {
  const settings = vscode.workspace.getConfiguration(configurationSection);
  return String(settings.get<unknown>(settingIds.today) ?? '').trim();
}

/** Returns the day set in place of today; empty if it is not set or invalid, for example while it is being typed. */
export function statedDay(): string {
  const text = statedText();
  return isDay(text) ? text : '';
}

/** Check against the calendar: `Date` reads 30 February as a day in March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
