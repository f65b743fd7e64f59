/**
 * Capabilities that editors send with `initialize`, as far as they matter to the server: read from their sources in
 * 2026, without plugins. `none` sends nothing.
 */
import type { ClientCapabilities } from 'vscode-languageserver-protocol';

export interface Profile {
  readonly name: string;
  readonly capabilities: ClientCapabilities;
  /** How the editor inserts multi-line text that requests no mode: as is, or indented like the current line. */
  readonly inserts: 'as is' | 'indented';
}

type SymbolKinds = NonNullable<NonNullable<ClientCapabilities['workspace']>['symbol']>;
const kinds = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
const symbolKind = { valueSet: kinds(26) } as SymbolKinds['symbolKind'] & object;
const markdown = ['markdown', 'plaintext'] as const satisfies readonly string[];
const literals = (...valueSet: string[]) => ({ codeActionLiteralSupport: { codeActionKind: { valueSet } } });

export const profiles: readonly Profile[] = [
  {
    name: 'VS Code',
    inserts: 'indented',
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      window: { workDoneProgress: true },
      workspace: {
        workspaceFolders: true,
        workspaceEdit: {
          documentChanges: true,
          snippetEditSupport: true,
          changeAnnotationSupport: { groupsOnLabel: true },
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        symbol: { symbolKind },
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        completion: {
          contextSupport: true,
          completionItem: {
            snippetSupport: true,
            documentationFormat: [...markdown],
            insertTextModeSupport: { valueSet: [1, 2] },
          },
          completionItemKind: { valueSet: kinds(25) as never },
        },
        hover: { contentFormat: [...markdown] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          resolveSupport: { properties: ['edit', 'command'] },
        },
        foldingRange: { rangeLimit: 5000, lineFoldingOnly: true },
        rename: { prepareSupport: true, honorsChangeAnnotations: true },
        diagnostic: { dynamicRegistration: true },
        publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
      },
    },
  },
  {
    name: 'Neovim 0.7',
    inserts: 'as is',
    capabilities: {
      window: { workDoneProgress: true },
      workspace: {
        workspaceFolders: true,
        workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] },
        symbol: { symbolKind },
      },
      textDocument: {
        synchronization: { didSave: true },
        completion: {
          completionItem: {
            snippetSupport: false,
            preselectSupport: false,
            documentationFormat: [...markdown],
          },
          completionItemKind: { valueSet: kinds(25) as never },
        },
        hover: { contentFormat: [...markdown] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: literals('', 'quickfix', 'refactor', 'source'),
        rename: { prepareSupport: true },
        publishDiagnostics: { relatedInformation: true },
      },
    },
  },
  {
    name: 'Neovim 0.11',
    inserts: 'indented',
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
      window: { workDoneProgress: true },
      workspace: {
        workspaceFolders: true,
        workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] },
        // Does not watch files on Linux.
        didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: true },
        symbol: { symbolKind },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { didSave: true, willSave: true },
        completion: {
          contextSupport: true,
          completionItem: { snippetSupport: true, documentationFormat: [...markdown] },
          completionItemKind: { valueSet: kinds(25) as never },
        },
        hover: { contentFormat: [...markdown] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          resolveSupport: { properties: ['edit', 'command'] },
        },
        foldingRange: { lineFoldingOnly: true },
        rename: { prepareSupport: true },
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: { relatedInformation: true },
      },
    },
  },
  {
    name: 'Helix',
    inserts: 'indented',
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
      window: { workDoneProgress: true },
      workspace: {
        workspaceFolders: true,
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: ['create', 'rename', 'delete'],
          failureHandling: 'abort',
        },
        // Reports only files that it wrote itself, whatever it is asked to watch.
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false },
        symbol: {},
        inlayHint: { refreshSupport: false },
      },
      textDocument: {
        completion: { completionItem: { snippetSupport: true }, completionItemKind: {} },
        hover: { contentFormat: ['markdown'] },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          resolveSupport: { properties: ['edit', 'command'] },
        },
        rename: { prepareSupport: true, honorsChangeAnnotations: false },
        publishDiagnostics: { versionSupport: true },
      },
    },
  },
  {
    name: 'Zed',
    inserts: 'indented',
    capabilities: {
      window: { workDoneProgress: true },
      workspace: {
        workspaceFolders: true,
        workspaceEdit: {
          documentChanges: true,
          snippetEditSupport: true,
          resourceOperations: ['create', 'rename', 'delete'],
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        inlayHint: { refreshSupport: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { didSave: true },
        completion: { contextSupport: true, completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
        definition: { linkSupport: true },
        codeAction: {
          ...literals('refactor', 'quickfix', 'source'),
          resolveSupport: { properties: ['edit', 'command'] },
        },
        rename: { prepareSupport: true },
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
        publishDiagnostics: { relatedInformation: true },
      },
    },
  },
  {
    name: 'eglot without a snippet library',
    inserts: 'as is',
    capabilities: {
      general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
      window: { workDoneProgress: true },
      workspace: {
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        symbol: {},
      },
      textDocument: {
        synchronization: { didSave: true, willSave: true, willSaveWaitUntil: true },
        completion: {
          contextSupport: true,
          completionItem: { snippetSupport: false, deprecatedSupport: true },
        },
        hover: { contentFormat: ['plaintext'] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('quickfix', 'refactor', 'source'),
          resolveSupport: { properties: ['edit', 'command'] },
        },
        rename: {},
        publishDiagnostics: { relatedInformation: false, codeDescriptionSupport: false },
      },
    },
  },
  {
    name: 'lsp-mode',
    inserts: 'indented',
    capabilities: {
      workspace: {
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
        didChangeWatchedFiles: { dynamicRegistration: true },
        symbol: { symbolKind },
        inlayHint: { refreshSupport: false },
        diagnostics: { refreshSupport: false },
      },
      textDocument: {
        synchronization: { didSave: true, willSave: true },
        completion: {
          contextSupport: true,
          completionItem: {
            snippetSupport: false,
            documentationFormat: [...markdown],
            insertTextModeSupport: { valueSet: [1, 2] },
          },
        },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          resolveSupport: { properties: ['edit', 'command'] },
        },
        rename: { prepareSupport: true },
      },
    },
  },
  {
    name: 'ALE',
    inserts: 'as is',
    capabilities: {
      workspace: { applyEdit: false, workspaceFolders: false, symbol: {} },
      textDocument: {
        synchronization: { didSave: true },
        completion: {
          completionItem: {
            snippetSupport: false,
            preselectSupport: false,
            documentationFormat: ['plaintext'],
          },
          contextSupport: false,
        },
        hover: { contentFormat: ['plaintext'] },
        definition: { linkSupport: false },
        documentSymbol: { hierarchicalDocumentSymbolSupport: false },
        publishDiagnostics: { relatedInformation: true },
        codeAction: {},
        rename: {},
      },
    },
  },
  { name: 'none', inserts: 'as is', capabilities: {} },
];
