/**
 * Validates the lines that an agent sends. Invalid messages are answered here with a JSON-RPC error and not passed on.
 */
import { Transform, type TransformCallback } from 'node:stream';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

/** A JSON-RPC error response; `id` is null if it could not be read. */
export interface Refusal {
  readonly jsonrpc: '2.0';
  readonly id: string | number | null;
  readonly error: { readonly code: number; readonly message: string };
}

/** Returns the error response for an invalid JSON-RPC message; null if it is valid. */
export function refusalOf(line: string): Refusal | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refusal(null, PARSE_ERROR, 'Parse error: this line is not JSON. A message is one line of JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refusal(
      null,
      INVALID_REQUEST,
      'Invalid request: a message is one JSON object on a line of its own.',
    );
  const { jsonrpc, id, method, result, error } = value as Readonly<Record<string, unknown>>;
  const own = typeof id === 'string' || (typeof id === 'number' && Number.isInteger(id)) ? id : null;
  if (jsonrpc !== '2.0')
    return refusal(own, INVALID_REQUEST, 'Invalid request: a message must have "jsonrpc": "2.0".');
  // A response to a request of ours.
  if (method === undefined && own !== null && (result !== undefined || error !== undefined)) return null;
  if (typeof method !== 'string')
    return refusal(own, INVALID_REQUEST, 'Invalid request: a message must have a "method".');
  if (id !== undefined && own === null)
    return refusal(own, INVALID_REQUEST, 'Invalid request: "id" must be a string or an integer.');
  return null;
}

const refusal = (id: Refusal['id'], code: number, message: string): Refusal => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
});

/** Passes valid messages through unchanged, and reports error responses for the others. */
export class MessageLines extends Transform {
  #rest: Buffer[] = [];
  readonly #refuse: (refusal: Refusal) => void;

  constructor(refuse: (refusal: Refusal) => void) {
    super();
    this.#refuse = refuse;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      this.#line(Buffer.concat([...this.#rest, chunk.subarray(start, end + 1)]));
      this.#rest = [];
      start = end + 1;
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
    done();
  }

  override _flush(done: TransformCallback): void {
    const last = Buffer.concat(this.#rest);
    if (last.length > 0) this.#line(Buffer.concat([last, Buffer.of(10)]));
    done();
  }

  #line(bytes: Buffer): void {
    const text = bytes.toString('utf8').trim();
    if (text === '') return;
    const refused = refusalOf(text);
    if (refused === null) this.push(bytes);
    else this.#refuse(refused);
  }
}
