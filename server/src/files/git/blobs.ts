/** Reads git objects through one `cat-file` process that stays open. */
import { t } from '../../core/text/l10n.ts';
import { type GitChild, GitProblem, startGit } from './git-run.ts';

/** Number of objects to request ahead: git unpacks them while earlier ones are being read. */
const AHEAD = 6;

interface Waiting {
  readonly object: string;
  readonly done: (bytes: Buffer | null) => void;
  readonly fail: (error: Error) => void;
}

export class Blobs {
  readonly #top: string;
  #child: GitChild | null = null;
  readonly #waiting: Waiting[] = [];
  readonly #asked = new Map<string, Promise<Buffer | null>>();
  #chunks: Buffer[] = [];
  #held = 0;
  /** Bytes that the first pending answer still needs; 0 until its header is read. */
  #wanted = 0;

  /** @param top top folder of the repository */
  constructor(top: string) {
    this.#top = top;
  }

  /**
   * Returns the content of an object; null if the repository does not have it.
   * @param next objects that will be requested soon, in order
   * @throws GitProblem if git exits early
   */
  get(object: string, next: Iterable<string> = []): Promise<Buffer | null> {
    const answer = this.#asked.get(object) ?? this.#ask(object);
    this.#asked.delete(object);
    for (const other of next) {
      if (this.#asked.size >= AHEAD) break;
      if (other !== object && !this.#asked.has(other)) this.#ask(other);
    }
    return answer;
  }

  #ask(object: string): Promise<Buffer | null> {
    this.#child ??= this.#start();
    const { stdin } = this.#child;
    const answer = new Promise<Buffer | null>((done, fail) => {
      this.#waiting.push({ object, done, fail });
      stdin.write(`${object}\n`);
    });
    // Prefetched answers may never be awaited: avoid an unhandled rejection.
    answer.catch(() => {});
    this.#asked.set(object, answer);
    return answer;
  }

  #start(): GitChild {
    const child = startGit(['cat-file', '--batch'], this.#top);
    child.stdout.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#held += chunk.length;
      this.#read();
    });
    const end = (): void => {
      for (const { fail } of this.#waiting.splice(0))
        fail(new GitProblem(t`git ended before it had read everything`));
    };
    child.on('error', end);
    child.on('close', end);
    return child;
  }

  #read(): void {
    while (this.#waiting.length > 0 && this.#held > 0 && this.#held >= this.#wanted) {
      const bytes = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
      this.#chunks = [bytes];
      const line = bytes.indexOf(10);
      if (line < 0) return;
      const [, kind, size] = bytes.subarray(0, line).toString('utf8').split(' ');
      const found = kind !== 'missing' && size !== undefined;
      const end = found ? line + 1 + Number(size) + 1 : line + 1;
      this.#wanted = end;
      if (bytes.length < end) return;
      const { done } = this.#waiting.shift() as Waiting;
      done(found && kind === 'blob' ? bytes.subarray(line + 1, end - 1) : null);
      this.#wanted = 0;
      this.#held = bytes.length - end;
      this.#chunks = this.#held === 0 ? [] : [bytes.subarray(end)];
    }
  }

  /** Ends the process. */
  close(): void {
    this.#child?.stdin.end();
    this.#child = null;
  }
}
