/**
 * Lets Node load modules of the client that import the VS Code API for a class or two. Import this first, and the
 * module under test by `await import`.
 */
import { registerHooks } from 'node:module';

const source = `
  export class Position {
    constructor(line, character) {
      this.line = line;
      this.character = character;
    }
  }
  export class Range {
    constructor(...at) {
      const [start, end] = at.length === 2 ? at : [new Position(at[0], at[1]), new Position(at[2], at[3])];
      this.start = start;
      this.end = end;
    }
  }
  export class WorkspaceEdit {
    #changes = new Map();
    replace(uri, range, newText) {
      const key = uri.toString();
      if (!this.#changes.has(key)) this.#changes.set(key, [uri, []]);
      this.#changes.get(key)[1].push({ range, newText });
    }
    entries() {
      return [...this.#changes.values()];
    }
  }
  export class EventEmitter {
    #listeners = new Set();
    event = (listener) => {
      this.#listeners.add(listener);
      return { dispose: () => this.#listeners.delete(listener) };
    };
    fire(value) {
      for (const each of [...this.#listeners]) each(value);
    }
    dispose() {
      this.#listeners.clear();
    }
  }
  export class RelativePattern {
    constructor(base, pattern) {
      this.base = base;
      this.pattern = pattern;
    }
  }
  export const FileType = { File: 1, Directory: 2, SymbolicLink: 64 };
  export class ThemeIcon {}
  export class TabInputText {
    constructor(uri) {
      this.uri = uri;
    }
  }
  export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 };
  export class ThemeColor {}
  export class CancellationError extends Error {}
  export const ViewColumn = { Active: -1, Beside: -2, One: 1 };
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
  export const window = {}, workspace = {}, commands = {}, env = { language: 'en' };
  export const l10n = {
    t: (text, ...values) => text.replace(/\\{(\\d)\\}/g, (all, at) => String(values[Number(at)] ?? all)),
  };
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true }
      : next(specifier, context),
});

/** For modules that several tests share: who imports the stub by this name imports it after the hook, in a bundle too. */
export const stubName: string = 'vscode';
