/** Learned weights to the compact form a language pack ships. */
import type { PackedWeights } from '../../server/src/traits/model.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Rows of weights by bucket, sorted, as differences and signed bytes; weights that round to nothing are left out. */
export function packWeights(buckets: readonly number[], rows: readonly (readonly number[])[]): PackedWeights {
  const scales = rows.map((row) => {
    let top = 0;
    for (const weight of row) top = Math.max(top, Math.abs(weight));
    return Number((top / 127 || 1).toPrecision(6));
  });
  const bytes = rows.map((row, r) =>
    row.map((weight) => Math.max(-127, Math.min(127, Math.round(weight / scales[r]!)))),
  );
  const order = buckets.map((_, at) => at).filter((at) => bytes.some((row) => row[at] !== 0));
  order.sort((a, b) => buckets[a]! - buckets[b]!);
  const differences: number[] = [];
  let last = 0;
  for (const at of order) {
    let difference = buckets[at]! - last;
    last = buckets[at]!;
    while (difference > 127) {
      differences.push((difference % 128) + 128);
      difference = Math.floor(difference / 128);
    }
    differences.push(difference);
  }
  return {
    buckets: base64(Uint8Array.from(differences)),
    weights: bytes.map((row) => base64(Uint8Array.from(order, (at) => row[at]! & 255))),
    scales,
  };
}

/** A number of six digits, so that the file is small and the same everywhere. */
export const short = (value: number): number => Number(value.toPrecision(6));
