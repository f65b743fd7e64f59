/** Simulates an agent: the SDK's own client, connected by a pipe to `twotrack mcp`. */
import assert from 'node:assert/strict';
import { Client, type ClientCapabilities } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { main } from './cli.ts';

/** The date that agents use as today. */
const TODAY = '2027-09-15';

/** Result of a tool call: the error's text or the value. */
interface Answer {
  readonly error: string | null;
  readonly value: Readonly<Record<string, never>>;
}

export class Agent {
  readonly client: Client;
  readonly said: string[] = [];

  /** @param capabilities what the client declares beyond the protocol's basics */
  constructor(capabilities: ClientCapabilities = {}) {
    this.client = new Client({ name: 'test', version: '1' }, { capabilities });
  }

  /**
   * Starts the server.
   * @param flags options for Node, before the program
   */
  async begin(folder: string, flags: readonly string[] = [], args: readonly string[] = []): Promise<this> {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [...flags, main, 'mcp', '.', '--today', TODAY, ...args],
      cwd: folder,
      stderr: 'pipe',
    });
    transport.stderr?.on('data', (chunk: Buffer) => this.said.push(chunk.toString()));
    await this.client.connect(transport);
    return this;
  }

  async ask(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const { content, isError } = await this.client.callTool({ name, arguments: input });
    const [first] = content as readonly { readonly type: string; readonly text: string }[];
    assert.equal(first?.type, 'text');
    const { text } = first;
    if (isError === true) return { error: text, value: {} };
    return { error: null, value: JSON.parse(text) as Answer['value'] };
  }

  async value<T>(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const { error, value } = await this.ask(name, input);
    assert.equal(error, null);
    return value as T;
  }
}
