/**
 * Lets Node load modules of the client that import the VS Code API for a class or two. Import this first, and the
 * module under test by `await import`.
 */
import { registerHooks } from 'node:module';

const source = `
  export class Range {
    constructor(startLine, startCharacter, endLine, endCharacter) {
      this.start = { line: startLine, character: startCharacter };
      this.end = { line: endLine, character: endCharacter };
    }
  }
  export const Uri = {
    parse: (text) => ({ toString: () => text }),
    joinPath: (base, ...parts) => ({ toString: () => [base, ...parts].join('/') }),
  };
  export const Disposable = { from: (...all) => ({ dispose: () => all.forEach((each) => each.dispose()) }) };
  export class MarkdownString {
    constructor(value) {
      this.value = value;
    }
  }
  export const CommentMode = { Editing: 0, Preview: 1 };
  export const CommentThreadState = { Unresolved: 0, Resolved: 1 };
  export const CommentThreadCollapsibleState = { Collapsed: 0, Expanded: 1 };
  export const comments = {};
  export const window = {}, workspace = {}, commands = {}, l10n = { t: (text) => text };
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true }
      : next(specifier, context),
});
