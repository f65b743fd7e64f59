/**
 * Activation code shared by both entry points. Must stay cheap: the language client's library and the server are loaded
 * only when a folder holds a portfolio, one is opened, the view is shown or a command needs them.
 */
import * as vscode from 'vscode';
import { A3Pages } from '../a3/a3-pages.ts';
import { registerAgents } from '../agents/agents.ts';
import { Catchball } from '../catchball/catchball.ts';
import { registerCommands } from '../commands/all.ts';
import { colourEvidence } from '../evidence/evidence.ts';
import { Reviews } from '../review/reviews.ts';
import { commandIds, contextKeys, languageId, portfolioEndings } from '../services/contributions.ts';
import { followFirstSteps } from '../services/first-steps.ts';
import { Portfolios } from '../services/portfolios.ts';
import { provideRulePages } from '../services/rule-pages.ts';
import { type Host, ServerConnection } from '../services/server-connection.ts';
import { createStatedDay } from '../status-bar/stated-day.ts';
import { createStatusBar } from '../status-bar/status-bar.ts';
import { provideTimeline } from '../timeline/timeline.ts';
import { TracksView } from '../tracks-view/tracks-view.ts';
import { TwoPaths } from '../two-paths/two-paths.ts';
import { Walls } from '../wall/walls.ts';

/** Activates the extension; returns a function that stops its server. */
export function activateTwotrack(context: vscode.ExtensionContext, host: Host): () => Promise<void> {
  const output = vscode.window.createOutputChannel('Twotrack', { log: true });
  const connection = new ServerConnection(host, output);
  const portfolios = new Portfolios(connection);
  const tracks = new TracksView(connection, portfolios, context.workspaceState);
  const twoPaths = new TwoPaths(context.extensionUri, connection, portfolios);
  const reviews = new Reviews(context.extensionUri, connection);
  const walls = new Walls(connection);
  const catchball = new Catchball(connection);
  const services = {
    extension: context.extensionUri,
    output,
    connection,
    portfolios,
    tracks,
    twoPaths,
    reviews,
    walls,
    catchball,
    a3s: new A3Pages(context.extensionUri, connection),
  };
  context.subscriptions.push(
    output,
    connection,
    portfolios,
    tracks,
    twoPaths,
    reviews,
    walls,
    catchball,
    createStatusBar(portfolios),
    createStatedDay(portfolios),
    colourEvidence(connection),
    followFirstSteps(portfolios),
    provideRulePages(connection),
    provideTimeline(connection),
    registerCommands(services),
    registerAgents(context, connection, host.inWorker),
    tellOfFailure(connection),
    connection.onStateChanged((state) => {
      void vscode.commands.executeCommand('setContext', contextKeys.running, state === 'running');
    }),
  );
  startWithFirstPortfolio(context, connection);
  return () => connection.end();
}

function startWithFirstPortfolio(context: vscode.ExtensionContext, connection: ServerConnection): void {
  const isPortfolio = (document: vscode.TextDocument) => document.languageId === languageId;
  if (vscode.workspace.textDocuments.some(isPortfolio)) {
    void connection.start();
    return;
  }
  const first = vscode.workspace.onDidOpenTextDocument((document) => {
    if (!isPortfolio(document)) return;
    first.dispose();
    void connection.start();
  });
  context.subscriptions.push(first);
  void startWithFolder(connection);
}

/** Starts the server on activation if the workspace holds a portfolio; stops searching at the first file. */
async function startWithFolder(connection: ServerConnection): Promise<void> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) return;
  const endings = portfolioEndings.map((ending) => ending.slice(1)).join(',');
  const [found] = await vscode.workspace.findFiles(`**/*.{${endings}}`, '**/node_modules/**', 1);
  if (found !== undefined) await connection.start();
}

/**
 * Reports a failed server only after it has stayed failed for 1.5 s: a crash followed by an automatic restart needs no
 * message.
 */
function tellOfFailure(connection: ServerConnection): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = async () => {
    const restart = vscode.l10n.t('Restart');
    const show = vscode.l10n.t('Show output');
    const message = vscode.l10n.t('The Twotrack server is not running. {0}', connection.problem);
    const choice = await vscode.window.showErrorMessage(message, restart, show);
    if (choice === restart) await vscode.commands.executeCommand(commandIds.restartServer);
    if (choice === show) await vscode.commands.executeCommand(commandIds.showOutput);
  };
  const listener = connection.onStateChanged((state) => {
    clearTimeout(timer);
    if (state === 'failed') timer = setTimeout(() => void tell(), 1500);
  });
  return vscode.Disposable.from(listener, { dispose: () => clearTimeout(timer) });
}
