/** A server over a folder on the disk whose client tells, or does not tell, of what changes there. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { capabilitiesOf, editor } from './capable.ts';
import { pullAll, wireTo } from './raw-client.ts';

export interface Host {
  readonly watches: boolean;
  /** The server reads through the client, as in a browser. */
  readonly through: boolean;
}

export interface Connected {
  readonly tell: (changes: readonly { path: string; type: 1 | 3 }[]) => Promise<void>;
  readonly save: (path: string) => Promise<void>;
  readonly open: (path: string, text: string) => Promise<void>;
  readonly close: (path: string) => Promise<void>;
  /** Replaces the text of an open file, and asks nothing afterwards. */
  readonly edit: (path: string, text: string) => Promise<void>;
  /** Adds workspace folders and removes others. */
  readonly folders: (added: readonly string[], removed: readonly string[]) => Promise<void>;
  /** The rules of the findings that were last published of a file, without asking. */
  readonly shown: (path: string) => readonly string[];
  /** Findings by path, none where there are none; and every symbol. */
  readonly says: () => Promise<{
    readonly findings: Record<string, readonly string[]>;
    readonly symbols: readonly string[];
  }>;
  readonly messages: string[];
  /** Findings come on request only. */
  readonly pulls: boolean;
  readonly stop: () => Promise<void>;
}

/** What a file system in a browser answers: everything but what is never looked into. */
async function search(folder: string, endings: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['.git', 'node_modules'].includes(entry.name))
      found.push(...(await search(path, endings)));
    if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending))) found.push(path);
  }
  return found;
}

/** Starts a server in a folder, or with other workspace folders below it. */
export async function connect(
  folder: string,
  { watches, through }: Host,
  files: FileSource = nodeFiles,
  opened: readonly string[] = [''],
): Promise<Connected> {
  const wire = wireTo({ files });
  const { connection } = wire;
  const able = {
    workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: watches } },
  };
  const uri = (path: string): string => pathToFileURL(join(folder, path)).toString();
  const published = new Map<string, readonly Diagnostic[]>();
  const messages: string[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (sent: PublishDiagnosticsParams) => {
    published.set(sent.uri, sent.diagnostics);
  });
  connection.onNotification(
    'window/showMessage',
    ({ message }: { message: string }) => void messages.push(message),
  );
  connection.onNotification(
    'window/logMessage',
    ({ message }: { message: string }) => void messages.push(message),
  );
  // It takes whatever it is asked: to watch, to show progress, to fetch what it shows again.
  connection.onRequest(() => null);
  connection.onRequest('twotrack/find', async (asked: { folder: string; endings: string[] }) => ({
    uris: (await search(fileURLToPath(asked.folder), asked.endings)).map((path) =>
      pathToFileURL(path).toString(),
    ),
  }));
  connection.onRequest('twotrack/read', async (asked: { uri: string }) => ({
    text: await readFile(fileURLToPath(asked.uri), 'utf8').catch(() => null),
  }));
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    clientInfo: editor?.clientInfo,
    rootUri: null,
    workspaceFolders: opened.map((path) => ({ uri: uri(path), name: 'case' })),
    capabilities: editor === undefined ? able : capabilitiesOf({ capabilities: able }),
    initializationOptions: { today: '2027-09-15', filesThroughClient: through },
  });
  await connection.sendNotification('initialized', {});
  const pulls = capabilities.diagnosticProvider !== undefined;
  const settled = (): Promise<unknown> => connection.sendRequest('twotrack/portfolios', {});
  await settled();
  const textDocument = (path: string) => ({ textDocument: { uri: uri(path) } });
  let version = 1;
  return {
    messages,
    pulls,
    tell: async (changes) => {
      await connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: changes.map(({ path, type }) => ({ uri: uri(path), type })),
      });
      await settled();
    },
    save: async (path) => {
      await connection.sendNotification('textDocument/didSave', textDocument(path));
      await settled();
    },
    open: async (path, text) => {
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: 'portfolio', version: 1, text },
      });
      await settled();
    },
    close: async (path) => {
      await connection.sendNotification('textDocument/didClose', textDocument(path));
      await settled();
    },
    folders: async (added, removed) => {
      const all = (paths: readonly string[]) => paths.map((path) => ({ uri: uri(path), name: path }));
      await connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: all(added), removed: all(removed) },
      });
      await settled();
    },
    edit: (path, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(path), version: ++version },
        contentChanges: [{ text }],
      }),
    shown: (path) => (published.get(uri(path)) ?? []).map(({ code }) => String(code)),
    says: async () => {
      await settled();
      const pulled = pulls ? await pullAll(connection) : new Map<string, PublishDiagnosticsParams>();
      const all = [
        ...[...pulled].map(([full, { diagnostics }]) => [full, diagnostics] as const),
        ...[...published].map(([full, own]) => {
          assert.ok(
            own.length === 0 || !pulls || /\.yaml$/.test(full),
            `${full}: pushed to a client that pulls`,
          );
          return [full, own] as const;
        }),
      ];
      const symbols = await connection.sendRequest<{ name: string; location: { uri: string } }[]>(
        'workspace/symbol',
        { query: '' },
      );
      const short = (full: string): string => full.slice(uri('').length + 1);
      return {
        findings: Object.fromEntries(
          all
            .filter(([, own]) => own.length > 0)
            .map(
              ([full, own]) => [short(full), own.map(({ code, message }) => `${code} ${message}`)] as const,
            )
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
        symbols: symbols.map(({ name, location }) => `${short(location.uri)} ${name}`).sort(),
      };
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      wire.dispose();
    },
  };
}

/** Runs `body` in a new repository of git. */
export async function inFolder(body: (top: string) => Promise<void>): Promise<void> {
  const top = await mkdtemp(join(tmpdir(), 'twotrack-disk-'));
  try {
    execFileSync('git', ['init', '-q'], {
      cwd: top,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    });
    await body(top);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
}

export async function writeIn(top: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(top, path)), { recursive: true });
  await writeFile(join(top, path), text);
}
