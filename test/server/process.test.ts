/** The server as a process: how it begins, and how it ends however the editor goes. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inFolder } from '../support/disk.ts';

/** The bundle if it was built. */
const ENTRY = process.env['TWOTRACK_SERVER'] ?? join(import.meta.dirname, '../../server/src/hosts/entry.ts');

interface Started {
  readonly child: ChildProcess;
  /** Its exit code and what it wrote to stderr, once it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
  /** What it has said so far. */
  readonly said: () => string;
}

function start(...words: string[]): Started {
  const child = spawn(process.execPath, [ENTRY, ...words], { stdio: 'pipe' });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
  });
  child.stdin.on('error', () => {});
  return { child, said: () => said, ended: once(child, 'close').then(([code]) => ({ code, errors })) };
}

const framed = (message: object): string => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const initialize = (folder: string | null): string =>
  framed({
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: folder, capabilities: {} },
  }) + framed({ method: 'initialized', params: {} });
/** Says goodbye, or ends the stream without. */
function leave(stream: NodeJS.WritableStream | null, politely: boolean): void {
  if (politely) stream?.write(goodbye);
  else stream?.end();
}
const goodbye = framed({ id: 2, method: 'shutdown' }) + framed({ method: 'exit' });
const started = (stream: NodeJS.ReadableStream): Promise<unknown> => once(stream, 'data');

describe('the process of the server', () => {
  it('ends with 0 after a goodbye, and with 1 where its input ends without one', async () => {
    for (const politely of [true, false]) {
      const { child, ended } = start('--stdio');
      child.stdin?.write(initialize(null));
      await started(child.stdout as NodeJS.ReadableStream);
      leave(child.stdin, politely);
      assert.deepEqual(await ended, { code: politely ? 0 : 1, errors: '' });
    }
  });

  it('answers all that was written before its input ended, and ends with 0 where that was a goodbye', async () => {
    const { child, ended, said } = start('--stdio');
    const asked = Array.from({ length: 100 }, (_, at) =>
      framed({ id: 10 + at, method: 'workspace/symbol', params: { query: '' } }),
    );
    child.stdin?.end(initialize(null) + asked.join('') + goodbye);
    assert.deepEqual(await ended, { code: 0, errors: '' });
    for (const id of [1, 10, 109, 2]) assert.ok(said().includes(`"id":${id},`), String(id));
  });

  it('ends with the reason where a message does not say how long it is', async () => {
    await Promise.all(
      ['Content-Type: x', 'Content-Length: long', 'Content-Length 5'].map(async (header) => {
        const { child, ended, said } = start('--stdio');
        child.stdin?.write(
          `${initialize(null)}${header}\r\n\r\n{"jsonrpc":"2.0","id":2,"method":"shutdown"}`,
        );
        const { code, errors } = await ended;
        assert.equal(code, 1, header);
        assert.match(
          errors,
          /^Twotrack: a message of the editor cannot be read, and the server ends\. [^\n]*\n$/,
        );
        assert.ok(said().includes('window/showMessage'));
      }),
    );
  });

  it('ends with the reason where no header comes first, or its lines end with LF alone', async () => {
    await Promise.all(
      [initialize(null), 'Content-Length: 5\r\n\n{}', '\n', 'GET / HTTP/1.1\r\n', '{"id": 1}'].map(
        async (sent) => {
          const { child, ended, said } = start('--stdio');
          for (const character of sent.replaceAll('\r\n', '\n').slice(0, 60)) child.stdin?.write(character);
          const { code, errors } = await ended;
          assert.equal(code, 1);
          assert.match(errors, /^Twotrack: a message of the editor cannot be read[^\n]* CR LF\.\n$/);
          assert.ok(said().includes('window/showMessage'));
        },
      ),
    );
  });

  it('reads a first message whose content has lines of its own', async () => {
    const { child, ended, said } = start('--stdio');
    const content = '{\n"jsonrpc": "2.0",\n"id": 1,\n"method": "nothing"\n}';
    child.stdin?.end(`Content-Length: ${content.length}\r\n\r\n${content}`);
    assert.deepEqual(await ended, { code: 1, errors: '' });
    assert.ok(said().includes('is not initialized'));
  });

  it('ends with 1 where its input ends within a message', async () => {
    for (const rest of ['Content-Len', 'Content-Length: 100\r\n\r\n{"jsonrpc"']) {
      const { child, ended } = start('--stdio');
      child.stdin?.end(initialize(null) + rest);
      assert.deepEqual(await ended, { code: 1, errors: '' });
    }
  });

  it('answers what is no JSON, and goes on', async () => {
    const { child, ended, said } = start('--stdio');
    child.stdin?.write(`${initialize(null)}Content-Length: 5\r\n\r\n{oops${goodbye}`);
    assert.deepEqual(await ended, { code: 0, errors: '' });
    assert.match(said(), /"id":null,"error":\{"code":-32700,"message":"Not JSON: [^}]*\}/);
  });

  it('ends without a word where the editor no longer reads what it says', () =>
    inFolder(async (top) => {
      const { child, ended } = start('--stdio');
      child.stdin?.write(initialize(pathToFileURL(top).toString()));
      await started(child.stdout as NodeJS.ReadableStream);
      child.stdout?.destroy();
      const textDocument = { languageId: 'portfolio', version: 1, text: 'items: [' };
      for (let at = 0; at < 20; at++) {
        const uri = pathToFileURL(join(top, `${at}.portfolio`)).toString();
        const params = { textDocument: { ...textDocument, uri } };
        child.stdin?.write(framed({ method: 'textDocument/didOpen', params }));
      }
      assert.deepEqual(await ended, { code: 1, errors: '' });
    }));

  it('says how it is started where it is started otherwise', async () => {
    await Promise.all(
      [[], ['--socket=abc'], ['--socket', '70000'], ['--pipe='], ['--node-ipc']].map(async (words) => {
        const { code, errors } = await start(...words).ended;
        assert.equal(code, 2, words.join());
        assert.match(errors, /^twotrack-language-server speaks .*\nStart it with --stdio.*\n$/);
      }),
    );
  });

  it('serves over a socket and ends with it, and says so where nobody listens', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    assert.ok(address !== null && typeof address === 'object');
    const { port } = address;
    try {
      for (const politely of [true, false]) {
        const { ended } = start(`--socket=${port}`);
        const [socket] = (await once(listener, 'connection')) as [Socket];
        socket.write(initialize(null));
        await started(socket);
        leave(socket, politely);
        assert.deepEqual(await ended, { code: politely ? 0 : 1, errors: '' });
      }
    } finally {
      listener.close();
    }
    for (const words of [
      ['--socket', String(port)],
      ['--pipe', join(import.meta.dirname, 'nobody')],
    ]) {
      const { code, errors } = await start(...words).ended;
      assert.equal(code, 1);
      assert.match(errors, /^The connection to the editor failed: .*(?:ECONNREFUSED|ENOENT|ENOTSOCK).*\n$/);
    }
  });
});
