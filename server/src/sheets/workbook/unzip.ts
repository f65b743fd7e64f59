/**
 * Extracts the parts of a zip file in bounded memory: inflates a part in pieces and counts its bytes, so that a zip
 * bomb is refused at the limit.
 */
import { Inflate } from 'fflate';
import { t } from '../../core/text/l10n.ts';
import { WorkbookProblem } from './grid.ts';

const MAX_PARTS = 5000;
/** Compressed bytes per piece; they inflate to 16 MB at most. */
const PIECE = 16 * 1024;

interface Part {
  readonly method: number;
  readonly size: number;
  readonly header: number;
  readonly locked: boolean;
}

export class Zip {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #parts = new Map<string, Part>();
  readonly #most: number;
  #inflated = 0;

  /**
   * @param most maximum inflated size of all parts together, in bytes
   * @throws WorkbookProblem if the bytes are no zip file
   */
  constructor(bytes: Uint8Array, most: number) {
    this.#most = most;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#readDirectory();
  }

  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /**
   * Passes a part to `take`, piece by piece; does nothing if there is no such part.
   * @throws WorkbookProblem if it is damaged, encrypted or too large
   */
  read(name: string, take: (piece: Uint8Array) => void): void {
    const part = this.#parts.get(name);
    if (part === undefined) return;
    if (part.locked) throw new WorkbookProblem(t`This workbook has a password. Save it without one.`);
    const from = part.header + 30 + this.#short(part.header + 26) + this.#short(part.header + 28);
    if (this.#word(part.header) !== 0x04034b50 || from + part.size > this.#bytes.length) throw damaged();
    const data = this.#bytes.subarray(from, from + part.size);
    const counted = (piece: Uint8Array): void => {
      this.#inflated += piece.length;
      if (this.#inflated > this.#most)
        throw new WorkbookProblem(
          t`This workbook grows to more than ${this.#most / 1024 / 1024} MB when it is unpacked, and is not read.`,
        );
      take(piece);
    };
    if (part.method === 0) counted(data);
    else if (part.method === 8) inflate(data, counted);
    else throw damaged();
  }

  #short(at: number): number {
    if (at < 0 || at + 2 > this.#bytes.length) throw damaged();
    return this.#view.getUint16(at, true);
  }

  #word(at: number): number {
    if (at < 0 || at + 4 > this.#bytes.length) throw damaged();
    return this.#view.getUint32(at, true);
  }

  #readDirectory(): void {
    // The directory ends at the end of the file, before a comment of at most 64 KB.
    let end = this.#bytes.length - 22;
    const first = Math.max(0, end - 0xffff);
    while (end >= first && this.#word(end) !== 0x06054b50) end--;
    if (end < first) throw damaged();
    const count = this.#short(end + 10);
    if (count > MAX_PARTS) throw damaged();
    let at = this.#word(end + 16);
    for (let part = 0; part < count; part++) {
      if (this.#word(at) !== 0x02014b50) throw damaged();
      const [name, extra, remark] = [this.#short(at + 28), this.#short(at + 30), this.#short(at + 32)];
      const bytes = this.#bytes.subarray(at + 46, at + 46 + name);
      const path = new TextDecoder().decode(bytes).replaceAll('\\', '/').replace(/^\//, '');
      if (!this.#parts.has(path))
        this.#parts.set(path, {
          locked: (this.#short(at + 8) & 1) === 1,
          method: this.#short(at + 10),
          size: this.#word(at + 20),
          header: this.#word(at + 42),
        });
      at += 46 + name + extra + remark;
    }
  }
}

function inflate(data: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate(take);
  try {
    for (let at = 0; at < data.length || at === 0; at += PIECE)
      stream.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
  } catch (error) {
    throw error instanceof WorkbookProblem ? error : damaged();
  }
}

const damaged = (): WorkbookProblem =>
  new WorkbookProblem(t`This workbook is damaged and cannot be unpacked. Open it and save it again.`);
