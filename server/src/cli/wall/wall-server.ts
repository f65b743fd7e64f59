/** Serves one page and its updates over HTTP, at one address with a random token and nowhere else. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WallPage, wallHtml, wallScriptDigest, wallStyle } from '../../report/wall/page.ts';

/** Maximum number of connected screens. */
const MAX_STREAMS = 64;
/** Interval of keep-alive messages in ms: some networks close connections after 30 s of silence. */
const BEAT_MS = 20_000;

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export class WallServer {
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();
  readonly #path: string;
  readonly #policy: string;
  #page: WallPage;
  #beat: NodeJS.Timeout | undefined;

  /** @param path `/token/` of an earlier wall, so that its screens reconnect; a new token by default */
  constructor(page: WallPage, path?: string) {
    this.#page = page;
    this.#path = path ?? `/${randomBytes(18).toString('base64url')}/`;
    this.#policy = [
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "connect-src 'self'",
      'img-src data:',
      `style-src '${sha256(wallStyle())}'`,
      `script-src '${wallScriptDigest}'`,
    ].join('; ');
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Number of connected screens. */
  get streams(): number {
    return this.#streams.size;
  }

  /**
   * Starts listening. Port 0 picks a free one. Returns port and path.
   * @throws the error of Node if that fails
   */
  async listen(host: string, port: number): Promise<{ readonly port: number; readonly path: string }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#beat = setInterval(() => {
      for (const stream of this.#streams) if (!stream.writableNeedDrain) stream.write(':\n\n');
    }, BEAT_MS).unref();
    return { port: (this.#server.address() as AddressInfo).port, path: this.#path };
  }

  /** Lets the process exit while the server is listening. */
  unref(): void {
    this.#server.unref();
  }

  /** Sends a new state to all screens. A slow screen skips to the latest state once it has caught up. */
  renew(page: WallPage): void {
    this.#page = page;
    for (const stream of this.#streams) if (!stream.writableNeedDrain) this.#send(stream);
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (!this.#known(request.url ?? '')) {
      response.writeHead(404, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...HEADERS, Allow: 'GET, HEAD' }).end();
    } else if (request.method === 'GET' && request.headers.accept === 'text/event-stream') {
      this.#open(response);
    } else {
      response.writeHead(200, {
        ...HEADERS,
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': this.#policy,
      });
      response.end(request.method === 'HEAD' ? undefined : wallHtml(this.#page));
    }
  }

  /** Compares in constant time, so that timing does not reveal the token. */
  #known(path: string): boolean {
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(path), digest(this.#path));
  }

  #open(response: ServerResponse): void {
    if (this.#streams.size >= MAX_STREAMS) {
      response.writeHead(503, HEADERS).end();
      return;
    }
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    let sent = this.#page;
    response.on('drain', () => {
      if (sent === this.#page) return;
      sent = this.#page;
      this.#send(response);
    });
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
    this.#send(response);
  }

  #send(stream: ServerResponse): void {
    stream.write(`retry: 1000\ndata: ${JSON.stringify(this.#page)}\n\n`);
  }
}
