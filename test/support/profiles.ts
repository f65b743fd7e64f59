/**
 * Capabilities that editors send with `initialize`, as far as they matter to the server: read from their sources in
 * 2026, without plugins (VS Code: vscode-languageclient 11; Neovim: runtime/lua/vim/lsp/protocol.lua; Helix:
 * helix-lsp/src/client.rs; Zed: crates/lsp/src/lsp.rs; eglot.el; lsp-mode.el; ALE: autoload/ale/lsp.vim). The last
 * ones are no editors: they say nothing at all, or nothing but how they count positions.
 */
import type { ClientCapabilities } from 'vscode-languageserver-protocol';

export interface Profile {
  readonly name: string;
  readonly capabilities: ClientCapabilities;
  /** How the editor inserts multi-line text that requests no mode: as is, or indented like the current line. */
  readonly inserts: 'as is' | 'indented';
  /** What it calls itself, where the server has to know: it claims to watch files, and tells only of its own. */
  readonly clientInfo?: { readonly name: string };
  /** True where our own extension runs, which speaks Twotrack's own protocol. */
  readonly own?: true;
}

type Workspace = NonNullable<ClientCapabilities['workspace']>;
type SymbolKinds = NonNullable<Workspace['symbol']>;
const kinds = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
const symbolKind = { valueSet: kinds(26) } as SymbolKinds['symbolKind'] & object;
const completionItemKind = { valueSet: kinds(25) as never };
const markdown = ['markdown', 'plaintext'] as const satisfies readonly string[];
const literals = (...valueSet: string[]) => ({ codeActionLiteralSupport: { codeActionKind: { valueSet } } });
const resolving = (...properties: string[]) => ({ resolveSupport: { properties } });
const modes = { insertTextModeSupport: { valueSet: [1, 2] as (1 | 2)[] } };
const operations = ['create', 'rename', 'delete'] satisfies NonNullable<
  Workspace['workspaceEdit']
>['resourceOperations'];

export const profiles: readonly Profile[] = [
  {
    name: 'VS Code',
    inserts: 'indented',
    own: true,
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      window: { workDoneProgress: true, showDocument: { support: true } },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        configuration: true,
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: operations,
          failureHandling: 'textOnlyTransactional',
          snippetEditSupport: true,
          changeAnnotationSupport: { groupsOnLabel: true },
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        fileOperations: { dynamicRegistration: true, didRename: true, willRename: true },
        textDocumentContent: { dynamicRegistration: true },
        symbol: { symbolKind },
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { didSave: true, willSave: true, willSaveWaitUntil: true },
        completion: {
          contextSupport: true,
          completionItem: {
            snippetSupport: true,
            documentationFormat: [...markdown],
            ...resolving('documentation', 'detail', 'additionalTextEdits'),
            ...modes,
          },
          completionItemKind,
        },
        hover: { contentFormat: [...markdown] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          ...resolving('edit', 'command'),
          honorsChangeAnnotations: true,
        },
        foldingRange: { rangeLimit: 5000, lineFoldingOnly: true },
        rename: { prepareSupport: true, honorsChangeAnnotations: true },
        callHierarchy: { dynamicRegistration: true },
        linkedEditingRange: { dynamicRegistration: true },
        inlineCompletion: { dynamicRegistration: true },
        diagnostic: { dynamicRegistration: true, relatedInformation: true, markupMessageSupport: false },
        publishDiagnostics: { relatedInformation: true, versionSupport: false, codeDescriptionSupport: true },
      },
    },
  },
  {
    name: 'Neovim 0.7',
    inserts: 'as is',
    capabilities: {
      window: { workDoneProgress: true, showDocument: { support: false } },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        workspaceEdit: { resourceOperations: operations },
        symbol: { symbolKind },
      },
      textDocument: {
        synchronization: { didSave: true },
        completion: {
          contextSupport: false,
          completionItem: {
            snippetSupport: false,
            preselectSupport: false,
            documentationFormat: [...markdown],
          },
          completionItemKind,
        },
        hover: { contentFormat: [...markdown] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: { ...literals('', 'quickfix', 'refactor', 'source'), ...resolving('edit') },
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
      window: { workDoneProgress: true, showDocument: { support: true } },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        configuration: true,
        workspaceEdit: { resourceOperations: operations },
        // Does not watch files on Linux.
        didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: true },
        symbol: { symbolKind },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { didSave: true, willSave: true, willSaveWaitUntil: true },
        completion: {
          contextSupport: true,
          completionItem: {
            snippetSupport: true,
            documentationFormat: [...markdown],
            ...resolving('additionalTextEdits', 'command'),
          },
          completionItemKind,
        },
        hover: { contentFormat: [...markdown] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          ...resolving('edit', 'command'),
        },
        foldingRange: { lineFoldingOnly: true },
        rename: { prepareSupport: true },
        callHierarchy: { dynamicRegistration: false },
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: { relatedInformation: true },
      },
    },
  },
  {
    name: 'Helix',
    inserts: 'indented',
    clientInfo: { name: 'helix' },
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
      window: { workDoneProgress: true, showDocument: { support: true } },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        configuration: true,
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: operations,
          failureHandling: 'abort',
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        fileOperations: { willRename: true, didRename: true },
        symbol: { symbolKind },
        inlayHint: { refreshSupport: false },
        // Spelt so, against the specification (`diagnostics`): it does take the request to pull again.
        ...{ diagnostic: { refreshSupport: true } },
      },
      textDocument: {
        completion: {
          completionItem: {
            snippetSupport: true,
            ...resolving('documentation', 'detail', 'additionalTextEdits'),
          },
          completionItemKind: {},
        },
        hover: { contentFormat: ['markdown'] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: false, symbolKind },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          ...resolving('edit', 'command'),
        },
        rename: { prepareSupport: true, honorsChangeAnnotations: false },
        callHierarchy: { dynamicRegistration: false },
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
        publishDiagnostics: { versionSupport: true },
      },
    },
  },
  {
    name: 'Zed',
    inserts: 'indented',
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      window: { workDoneProgress: true },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        configuration: true,
        workspaceEdit: {
          documentChanges: true,
          snippetEditSupport: true,
          resourceOperations: operations,
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        fileOperations: { dynamicRegistration: false, didRename: true, willRename: true },
        symbol: {},
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { didSave: true },
        completion: {
          contextSupport: true,
          completionItem: {
            snippetSupport: true,
            ...resolving('additionalTextEdits', 'command', 'documentation'),
            ...modes,
          },
        },
        hover: { contentFormat: ['markdown'] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: {
          ...literals('refactor', 'quickfix', 'source'),
          ...resolving('kind', 'diagnostics', 'isPreferred', 'disabled', 'edit', 'command'),
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
      window: { workDoneProgress: true, showDocument: { support: true } },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        configuration: true,
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: operations,
          failureHandling: 'abort',
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        symbol: {},
        semanticTokens: { refreshSupport: true },
      },
      textDocument: {
        synchronization: { didSave: true, willSave: true, willSaveWaitUntil: true },
        completion: {
          contextSupport: true,
          completionItem: {
            snippetSupport: false,
            deprecatedSupport: true,
            documentationFormat: ['plaintext'],
            ...resolving('documentation', 'details', 'additionalTextEdits'),
          },
        },
        // Takes Markdown too, where markdown-mode is installed.
        hover: { contentFormat: ['plaintext'] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('quickfix', 'refactor', 'source'),
          ...resolving('edit', 'command'),
        },
        rename: { prepareSupport: true },
        callHierarchy: { dynamicRegistration: false },
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: {
          relatedInformation: false,
          versionSupport: true,
          codeDescriptionSupport: false,
        },
      },
    },
  },
  {
    name: 'lsp-mode without a snippet library',
    inserts: 'indented',
    capabilities: {
      general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
      window: { workDoneProgress: true, showDocument: { support: true } },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        configuration: true,
        workspaceEdit: { documentChanges: true, resourceOperations: operations },
        didChangeWatchedFiles: { dynamicRegistration: true },
        fileOperations: { didRename: true, willRename: true },
        symbol: { symbolKind },
        codeLens: { refreshSupport: true },
        diagnostics: { refreshSupport: false },
      },
      textDocument: {
        synchronization: { didSave: true, willSave: true, willSaveWaitUntil: true },
        completion: {
          contextSupport: true,
          completionItem: {
            snippetSupport: false,
            documentationFormat: [...markdown],
            ...resolving('documentation', 'detail', 'additionalTextEdits', 'command'),
            ...modes,
          },
        },
        hover: { contentFormat: [...markdown] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind },
        codeAction: {
          ...literals('', 'quickfix', 'refactor', 'source'),
          ...resolving('edit', 'command'),
        },
        foldingRange: { dynamicRegistration: true },
        rename: { prepareSupport: true },
        callHierarchy: { dynamicRegistration: false },
        linkedEditingRange: { dynamicRegistration: true },
        inlineCompletion: {},
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
        publishDiagnostics: { relatedInformation: true, versionSupport: true },
      },
    },
  },
  {
    name: 'ALE',
    inserts: 'as is',
    capabilities: {
      workspace: { applyEdit: false, workspaceFolders: false, configuration: false, symbol: {} },
      textDocument: {
        synchronization: { didSave: true },
        completion: {
          completionItem: {
            snippetSupport: false,
            preselectSupport: false,
            documentationFormat: ['plaintext', 'markdown'],
          },
          contextSupport: false,
        },
        hover: { contentFormat: ['plaintext', 'markdown'] },
        definition: { linkSupport: false },
        documentSymbol: { hierarchicalDocumentSymbolSupport: false },
        diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
        publishDiagnostics: { relatedInformation: true },
        codeAction: literals(),
        rename: {},
      },
    },
  },
  { name: 'none', inserts: 'as is', capabilities: {} },
  { name: 'UTF-8 alone', inserts: 'as is', capabilities: { general: { positionEncodings: ['utf-8'] } } },
  { name: 'UTF-32 alone', inserts: 'as is', capabilities: { general: { positionEncodings: ['utf-32'] } } },
];
