/**
 * Entry point of the language server in a web worker: uses messages instead of pipes, and reads files through the
 * client.
 */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { FileSource } from '../core/text/file-source.ts';
import { serve } from '../server/serve.ts';

/** A worker has no disk: the client must offer to read files. */
const nothing: FileSource = {
  find: async () => [],
  list: async () => ({ files: [], last: true }),
  read: async () => null,
};
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
serve(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope)),
  { files: nothing },
);

interface DedicatedWorkerGlobalScope extends Worker {
  readonly name: string;
}
