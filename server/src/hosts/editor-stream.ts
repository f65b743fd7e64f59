/**
 * Connects to an editor over streams. No fault of a stream is met with silence: what cannot be read is answered, or
 * ends the process with the reason.
 */
import { Console } from 'node:console';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  type Connection,
  createConnection,
  ErrorCodes,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** The message `exit`, framed. */
const EXIT = 'Content-Length: 33\r\n\r\n{"jsonrpc":"2.0","method":"exit"}';
/** Duration in ms after which the rest of a message will not come from a stream that has ended. */
const REST_MS = 100;
/** A line of a header that ends otherwise than by CR LF, or what is no header: the library would wait for ever. */
const NO_HEADER = /(?<!\r)\n|^(?![a-z-]{0,99}(?:$|:))/i;

export function connectionOver(input: Readable, output: Writable): Connection {
  const messages = new PassThrough();
  const reader = new StreamMessageReader(messages);
  const writer = new StreamMessageWriter(output);
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  let hasEnded = false;
  // Behind what has arrived, which is answered first: a script may write all its messages and close the stream.
  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    reader.partialMessageTimeout = REST_MS;
    messages.write(EXIT);
  };
  for (const event of ['end', 'close', 'error']) input.once(event, end);
  reader.onPartialMessage(({ waitingTime }) => {
    if (hasEnded) process.exit(1);
    connection.console.warn(`The rest of a message has not come for ${waitingTime / 1000} s.`);
  });
  reader.onError(async (error) => {
    if (hasEnded) process.exit(1);
    // Errors of its own are about the header; all others are about the content, behind which reading goes on.
    if (error.constructor !== Error) {
      const answer = { code: ErrorCodes.ParseError, message: `Not JSON: ${error.message}` };
      return writer.write({ jsonrpc: '2.0', id: null, error: answer } as never);
    }
    await unreadable(error.message);
  });
  // An editor that ends lines otherwise does so from its first message on.
  let head = '';
  const look = (chunk: Buffer): void => {
    head += chunk.toString('latin1');
    const end = head.indexOf('\r\n\r\n');
    const isWrong = NO_HEADER.test(end < 0 ? head : head.slice(0, end));
    if (end >= 0 || isWrong) input.off('data', look);
    if (isWrong) void unreadable('It does not begin with a header whose lines end with CR LF.');
  };
  // Without its length a message has no end, and where the next one begins is unknown.
  const unreadable = async (why: string): Promise<never> => {
    const message = `Twotrack: a message of the editor cannot be read, and the server ends. ${why.replaceAll('\n', ' ')}`;
    process.stderr.write(`${message}\n`);
    await connection
      .sendNotification(ShowMessageNotification.method, { type: MessageType.Error, message })
      .catch(() => {});
    process.exit(1);
  };
  // Nothing else may write among the messages.
  if (output === process.stdout) globalThis.console = new Console(process.stderr);
  input.on('data', look);
  input.pipe(messages, { end: false });
  return connection;
}
