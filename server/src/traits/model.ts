/** What was learned, as data: weights by bucket for the words, small tables for what follows from them. */

/** Weights of features: buckets as differences in base-128, each weight one signed byte times `scale`. */
export interface PackedWeights {
  readonly buckets: string;
  readonly weights: readonly string[];
  readonly scales: readonly number[];
}

/** Linear scores on a row of numbers: one row of weights and one bias an outcome. */
export interface LinearTable {
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

export interface Model {
  /** Words to a clause's lean (above 0 strategic) and to its speaking for neither pole. */
  readonly clause: PackedWeights & { readonly bias: readonly number[] };
  /** Values and texts of the other fields to the lean of how the item is run. */
  readonly governance: PackedWeights & { readonly bias: readonly number[] };
  /** A clause among its neighbours: lean and neither, anew. */
  readonly context: LinearTable;
  /** The item: one row a verdict. */
  readonly item: LinearTable;
  /** Confidence as measured, by the model's own probability: pairs of probability and share right. */
  readonly calibration: readonly (readonly [number, number])[];
}

/** Bytes of base64, without Buffer or atob: both are missing somewhere. */
export function bytesOf(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const value = new Int16Array(128).fill(-1);
  for (let at = 0; at < 64; at++) value[alphabet.charCodeAt(at)] = at;
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length && at < bytes.length; i++) {
    held = (held << 6) | Math.max(0, value[text.charCodeAt(i)] ?? 0);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return bytes;
}

/** Weights by bucket: open addressing over typed arrays. */
export class WeightTable {
  private readonly keys: Int32Array;
  private readonly mask: number;
  /** One row a weight, in slots found by `slot`. */
  readonly rows: readonly Float32Array[];

  constructor(packed: PackedWeights) {
    const differences = bytesOf(packed.buckets);
    const columns = packed.weights.map(bytesOf);
    const count = columns[0]?.length ?? 0;
    let size = 64;
    while (size < count * 4) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size).fill(-1);
    this.rows = columns.map(() => new Float32Array(size));
    let bucket = 0;
    let read = 0;
    for (let at = 0; at < count; at++) {
      let difference = 0;
      let factor = 1;
      for (;;) {
        const byte = differences[read++] ?? 0;
        difference += (byte & 127) * factor;
        if (byte < 128) break;
        factor *= 128;
      }
      bucket += difference;
      const slot = this.free(bucket);
      this.keys[slot] = bucket;
      columns.forEach((column, row) => {
        this.rows[row]![slot] = (((column[at] ?? 0) << 24) >> 24) * packed.scales[row]!;
      });
    }
  }

  private free(bucket: number): number {
    let slot = Math.imul(bucket, 0x9e3779b1) >>> 8 & this.mask;
    while (this.keys[slot] !== -1 && this.keys[slot] !== bucket) slot = (slot + 1) & this.mask;
    return slot;
  }

  /** Where the weights of `bucket` stand in the rows; -1 for one never learned. */
  slot(bucket: number): number {
    const slot = this.free(bucket);
    return this.keys[slot] === bucket ? slot : -1;
  }
}
