/** The server hears of a document's events in their order, however the library sends them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { TextDocument, TextDocumentChangeEvent } from 'vscode';
import { documentOrder } from '../../client/src/services/document-order.ts';
import { runs } from '../support/runs.ts';

/** A document whose text is that of the editor now, as in VS Code: reading it later gives another one. */
class Buffer {
  text = '';
  version = 0;
  readonly uri: { toString(): string };
  constructor(uri: string) {
    this.uri = { toString: () => uri };
  }
  getText(): string {
    return this.text;
  }
}
const documentOf = (buffer: Buffer): TextDocument => buffer as unknown as TextDocument;

/** As many turns as the library takes before a notification is on its way. */
const TURNS = { open: 1, change: 4, close: 1 };
async function after(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

/** Plays the library and the editor: tells of events in one task, and keeps what reached the server. */
function wire() {
  const order = documentOrder();
  const heard: string[] = [];
  const failing = new Set<string>();
  const open = async (document: TextDocument): Promise<void> => {
    const said = `open ${document.uri.toString()} ${document.version} ${document.getText()}`;
    await after(TURNS.open);
    if (failing.has('open')) throw new Error('not running');
    heard.push(said);
  };
  const change = async (event: TextDocumentChangeEvent, version: number): Promise<void> => {
    const said = `change ${event.document.uri.toString()} ${version}`;
    await after(TURNS.change);
    heard.push(said);
  };
  const close = async (document: TextDocument): Promise<void> => {
    const said = `close ${document.uri.toString()}`;
    await after(TURNS.close);
    heard.push(said);
  };
  return {
    heard,
    failing,
    open: (buffer: Buffer) => order.didOpen(documentOf(buffer), open),
    change: (buffer: Buffer) => {
      // The library reads the version when the event arrives.
      const { version } = buffer;
      const event = { document: documentOf(buffer) } as TextDocumentChangeEvent;
      return order.didChange(event, (each) => change(each, version));
    },
    close: (buffer: Buffer) => order.didClose(documentOf(buffer), close),
  };
}

describe('what is told of a document', () => {
  it('arrives in order when it is changed, closed and opened again within one moment', async () => {
    const { heard, open, change, close } = wire();
    const [before, again] = [new Buffer('a'), new Buffer('a')];
    before.version = 2;
    again.version = 1;
    again.text = 'of the disk';
    const sent = [change(before), close(before), open(again)];
    again.text = 'of the disk, and edited';
    again.version = 2;
    sent.push(change(again));
    await Promise.all(sent);
    assert.deepEqual(heard, ['change a 2', 'close a', 'open a 1 of the disk', 'change a 2']);
  });

  it('arrives in order whatever happens, each document for itself', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.constantFrom('a', 'b'),
            what: fc.constantFrom('open', 'change', 'close'),
            pause: fc.nat(6),
          }),
          { maxLength: 12 },
        ),
        async (events) => {
          const { heard, ...tell } = wire();
          const buffers = { a: new Buffer('a'), b: new Buffer('b') };
          const expected = { a: [] as string[], b: [] as string[] };
          const sent: Promise<void>[] = [];
          for (const { at, what, pause } of events) {
            const buffer = buffers[at as 'a' | 'b'];
            buffer.version++;
            buffer.text += 'x';
            const end = {
              open: ` ${buffer.version} ${buffer.text}`,
              change: ` ${buffer.version}`,
              close: '',
            };
            expected[at as 'a' | 'b'].push(`${what} ${at}${end[what as 'open']}`);
            sent.push(tell[what as 'open'](buffer));
            await after(pause);
          }
          await Promise.all(sent);
          for (const at of ['a', 'b'] as const)
            assert.deepEqual(
              heard.filter((said) => said.split(' ')[1] === at),
              expected[at],
            );
        },
      ),
      runs(200),
    ));

  it('goes out in the turn of its event where nothing is before it', async () => {
    const { heard, open, change } = wire();
    const buffer = new Buffer('a');
    const opened = open(buffer);
    await opened;
    const sent = [change(buffer), change(buffer)];
    await after(TURNS.change);
    assert.equal(heard.length, 3);
    await Promise.all(sent);
  });

  it('goes on behind a notification that failed, of which the sender hears', async () => {
    const { heard, failing, open, close } = wire();
    const buffer = new Buffer('a');
    failing.add('open');
    const opened = open(buffer);
    const closed = close(buffer);
    await assert.rejects(opened, /not running/);
    await closed;
    assert.deepEqual(heard, ['close a']);
  });
});
