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

const FILTER_BITS = 20;

/** Weights by bucket: open addressing, a bucket beside its weights, behind a filter that turns most strangers away. */
export class WeightTable {
  private readonly mask: number;
  /** Bucket and weights (one signed byte a row) by turns. */
  private readonly cells: Int32Array;
  private readonly filter = new Uint32Array(1 << (FILTER_BITS - 5));
  private readonly scales: readonly number[];

  constructor(packed: PackedWeights) {
    const differences = bytesOf(packed.buckets);
    const columns = packed.weights.map(bytesOf);
    this.scales = packed.scales;
    const count = columns[0]?.length ?? 0;
    let size = 64;
    while (size < count * 1.5) size *= 2;
    this.mask = size - 1;
    this.cells = new Int32Array(size * 2).fill(-1);
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
      this.cells[slot] = bucket;
      this.cells[slot + 1] = columns.reduce(
        (cell, column, row) => cell | ((column[at] ?? 0) << (8 * row)),
        0,
      );
      const bit = bucket & ((1 << FILTER_BITS) - 1);
      this.filter[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  private free(bucket: number): number {
    const { cells, mask } = this;
    let slot = (Math.imul(bucket, 0x9e3779b1) >>> 8) & mask;
    while (cells[slot * 2] !== -1 && cells[slot * 2] !== bucket) slot = (slot + 1) & mask;
    return slot * 2;
  }

  /** Where the weights of `bucket` stand; -1 for one never learned. */
  slot(bucket: number): number {
    const bit = bucket & ((1 << FILTER_BITS) - 1);
    if ((this.filter[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1;
    const slot = this.free(bucket);
    return this.cells[slot] === bucket ? slot : -1;
  }

  /** The weight in `row` at a slot found by `slot`. */
  weight(slot: number, row: number): number {
    return ((this.cells[slot + 1]! << (24 - 8 * row)) >> 24) * this.scales[row]!;
  }
}
