/**
 * What the client of a test is able to do: what the test states and, where it states nothing, what an editor can. The
 * suites run once for each editor of `profiles.ts`: `TWOTRACK_CLIENT` names it. Without it the client is able.
 */
import assert from 'node:assert/strict';
import * as runner from 'node:test';
import type { ClientCapabilities, SymbolKind } from 'vscode-languageserver-protocol';
import { type Profile, profiles } from './profiles.ts';

/** What a test states of its client. */
export interface Stated {
  readonly utf8?: boolean; // asks for UTF-8 positions
  readonly plain?: boolean; // takes no snippets
  /** Pulls diagnostics instead of having them pushed. */
  readonly pull?: boolean;
  /** Speaks Twotrack's own protocol, as the extension does. */
  readonly own?: boolean;
  readonly plaintext?: boolean; // takes plain text only
  readonly capabilities?: ClientCapabilities; // capabilities to send, over those of the editor
  readonly lacks?: readonly string[]; // capabilities that it has not, such as `workspace.symbol`
}

const named = process.env['TWOTRACK_CLIENT'];

/** The editor that the suites run as; undefined if they run with a client that is able. */
export const editor: Profile | undefined = profiles.find(({ name }) => name === named);
assert.ok(named === undefined || editor !== undefined, `TWOTRACK_CLIENT: no editor ${named}`);

/** Returns the capabilities to send. */
export function capabilitiesOf(stated: Stated, as = editor): ClientCapabilities {
  const { capabilities, lacks = [] } = stated;
  const all =
    as === undefined
      ? (capabilities ?? over(ABLE, parts(stated)))
      : over(over(as.capabilities, parts(stated)), capabilities ?? {});
  return lacks.reduce((rest, path) => without(rest, path.split('.')), all);
}

/**
 * Tells whether the editor that the suites run as cannot be what a test is about. The test then counts as skipped.
 */
export function leavesOut({ own }: Stated): boolean {
  if (own !== true || editor === undefined || editor.own === true) return false;
  leaveOut("this editor does not speak Twotrack's own protocol");
  return true;
}

/** Thrown where a test comes to what the editor cannot do: it is left out from there. */
export class Unable extends Error {}

/** Marks the running test as skipped. */
export function leaveOut(why: string): void {
  // Node has it from 24 on; older ones run the suites without an editor only.
  assert.ok('getTestContext' in runner, 'Node 24 is needed to run the suites as an editor');
  const running = runner.getTestContext();
  assert.ok(running !== undefined && 'skip' in running, 'left out outside of a test');
  running.skip(why);
}

/** What a client says that takes fixes as literals, and no refactorings. */
export const LITERALS = {
  codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
};

/** The client of tests that run as no editor and state little. */
const ABLE: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: false },
    codeAction: LITERALS,
    documentSymbol: {
      hierarchicalDocumentSymbolSupport: true,
      symbolKind: { valueSet: Array.from({ length: 26 }, (_, i) => (i + 1) as SymbolKind) },
    },
    rename: { prepareSupport: true },
  },
};

function parts({ utf8, plain, pull, plaintext }: Stated): ClientCapabilities {
  return {
    ...(utf8 === undefined ? {} : { general: { positionEncodings: [utf8 ? 'utf-8' : 'utf-16'] } }),
    textDocument: {
      completion: {
        completionItem: {
          ...(plain === true ? { snippetSupport: false } : {}),
          ...(plaintext === true ? { documentationFormat: ['plaintext'] } : {}),
        },
      },
      ...(plaintext === true ? { hover: { contentFormat: ['plaintext'] } } : {}),
      ...(pull === true ? { diagnostic: {} } : {}),
    },
  };
}

function without<T extends object>(all: T, [key = '', ...path]: readonly string[]): T {
  const kept = Object.entries(all).flatMap(([name, value]: [string, unknown]) => {
    if (name !== key) return [[name, value] as const];
    return path.length > 0 && isTree(value) ? [[name, without(value, path)] as const] : [];
  });
  return Object.assign({} as T, Object.fromEntries(kept));
}

/** Returns the second over the first, key by key. */
function over<T extends object>(below: T, above: object): T {
  const under = new Map<string, unknown>(Object.entries(below));
  const merged = Object.entries(above).map(([key, value]: [string, unknown]) => {
    const own = under.get(key);
    return [key, isTree(value) && isTree(own) ? over(own, value) : value] as const;
  });
  return Object.assign({}, below, Object.fromEntries(merged));
}

const isTree = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
