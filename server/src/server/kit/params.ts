/** Checks the parameters of messages before anything relies on their types. */

const DOCUMENT = 'textDocument.uri';
const POSITION = 'position.line position.character';
const within = (range: string): string =>
  ['start.line', 'start.character', 'end.line', 'end.character'].map((end) => `${range}.${end}`).join(' ');

/** What the methods need, as paths: `*` is each entry of a list, and what is before `?` may be left out. */
const NEEDS: readonly (readonly [RegExp, string])[] = [
  [/^initialize$/, 'rootUri? workspaceFolders?.*.uri'],
  [/^textDocument\//, DOCUMENT],
  [/\/didOpen$/, 'textDocument.text'],
  [/\/didChange$/, `contentChanges.*.text ${within('contentChanges.*.range?')}`],
  [/\/didChangeWatchedFiles$/, 'changes.*.uri'],
  [/\/didChangeWorkspaceFolders$/, 'event.added.*.uri event.removed.*.uri'],
  [
    /\/(?:hover|completion|definition|documentHighlight|references|prepareRename|rename|prepareCallHierarchy|linkedEditingRange|inlineCompletion)$/,
    POSITION,
  ],
  [/\/rename$/, 'newName'],
  [/\/(?:codeAction|rangeFormatting|inlayHint|range)$/, within('range')],
  [/\/codeAction$/, 'context context.only?.*'],
  [/\/selectionRange$/, 'positions.*.line positions.*.character'],
  [/\/delta$/, 'previousResultId'],
  [/^workspace\/symbol$/, 'query'],
  [/^workspace\/diagnostic$/, 'previousResultIds?.*.uri'],
  [/^workspace\/textDocumentContent$/, 'uri'],
  [/^workspace\/executeCommand$/, 'command arguments?.*'],
  [/^workspace\/willRenameFiles$/, 'files.*.oldUri files.*.newUri'],
  [/^callHierarchy\//, 'item.uri'],
];

/** Describes in one line what is wrong with the parameters of a message; returns null if nothing is. */
export function wrongIn(method: string, params: unknown): string | null {
  if (!isMapping(params)) return `The parameters of ${method} are no object.`;
  for (const [methods, paths] of NEEDS) {
    if (!methods.test(method)) continue;
    const path = paths.split(' ').find((each) => !fits(params, each.split('.')));
    if (path !== undefined)
      return `The parameter ${path.replace(/[.?].*/, '')} of ${method} is missing or of the wrong type.`;
  }
  return null;
}

function fits(value: unknown, [step = '', ...rest]: readonly string[]): boolean {
  if (step === '') return true;
  if (step === '*') return Array.isArray(value) && value.every((each) => fits(each, rest));
  if (!isMapping(value)) return false;
  const key = step.replace('?', '');
  const own = value[key];
  if (key !== step && (own ?? null) === null) return true;
  if (rest.length > 0) return fits(own, rest);
  if (key === 'context') return isMapping(own);
  return typeof own === (key === 'line' || key === 'character' ? 'number' : 'string');
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
