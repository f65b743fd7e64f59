/** Multinomial logistic regression on sparse rows, by L-BFGS: deterministic, no seed, no library. */

/** Sparse rows: entries `start[i]` to `start[i + 1]` of `columns` and `values` are row i. */
export interface Rows {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly width: number;
}

export interface Fit {
  /** `weights[k * width + column]`. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

export interface FitOptions {
  /** Strength of the L2 penalty, as a share of the summed loss. */
  readonly penalty: number;
  readonly rounds?: number;
  /** Weight of each row; 1 by default. */
  readonly weight?: Float64Array;
}

/** Rows from lists of entries. */
export function toRows(rows: readonly (readonly (readonly [number, number])[])[], width: number): Rows {
  const start = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) start[at + 1] = start[at]! + row.length;
  const columns = new Int32Array(start[rows.length]!);
  const values = new Float64Array(start[rows.length]!);
  for (const [at, row] of rows.entries()) {
    for (const [k, [column, value]] of row.entries()) {
      columns[start[at]! + k] = column;
      values[start[at]! + k] = value;
    }
  }
  return { start, columns, values, width };
}

/** Scores of row `at`, one a class, into `out`. */
export function score(fit: Fit, rows: Rows, at: number, out: Float64Array): void {
  const classes = fit.bias.length;
  for (let k = 0; k < classes; k++) {
    let sum = fit.bias[k]!;
    const base = k * rows.width;
    for (let e = rows.start[at]!; e < rows.start[at + 1]!; e++) {
      sum += fit.weights[base + rows.columns[e]!]! * rows.values[e]!;
    }
    out[k] = sum;
  }
}

/** Scores to probabilities in place; answers the log of their sum. */
export function softmax(scores: Float64Array): number {
  let top = -Infinity;
  for (const s of scores) top = Math.max(top, s);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k]! - top);
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
  return top + Math.log(sum);
}

/** Fits `labels` (0 to classes - 1) on `rows`. */
export function fitLogistic(
  rows: Rows,
  labels: Int32Array | readonly number[],
  classes: number,
  options: FitOptions,
): Fit {
  const { width } = rows;
  const size = classes * (width + 1);
  const out = new Float64Array(classes);
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    const fit = { weights: x.subarray(0, classes * width), bias: x.subarray(classes * width) };
    let loss = 0;
    for (let i = 0; i < classes * width; i++) {
      gradient[i] = options.penalty * x[i]!;
      loss += 0.5 * options.penalty * x[i]! * x[i]!;
    }
    for (let i = classes * width; i < size; i++) gradient[i] = 0;
    for (let at = 0; at < labels.length; at++) {
      score(fit, rows, at, out);
      const label = labels[at]!;
      const own = out[label]!;
      const weight = options.weight?.[at] ?? 1;
      loss += weight * (softmax(out) - own);
      for (let k = 0; k < classes; k++) {
        const delta = weight * (out[k]! - (k === label ? 1 : 0));
        gradient[classes * width + k]! += delta;
        const base = k * width;
        for (let e = rows.start[at]!; e < rows.start[at + 1]!; e++) {
          gradient[base + rows.columns[e]!]! += delta * rows.values[e]!;
        }
      }
    }
    return loss;
  };
  const x = minimise(objective, size, options.rounds ?? 100);
  return { weights: x.slice(0, classes * width), bias: x.slice(classes * width) };
}

const MEMORY = 8;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** L-BFGS with a backtracking line search. */
function minimise(
  objective: (x: Float64Array, gradient: Float64Array) => number,
  size: number,
  rounds: number,
): Float64Array {
  let x = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(x, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = gradient.slice();
    const alphas: number[] = [];
    for (let m = steps.length - 1; m >= 0; m--) {
      const alpha = dot(steps[m]!, direction) / dot(steps[m]!, changes[m]!);
      alphas[m] = alpha;
      for (let i = 0; i < size; i++) direction[i]! -= alpha * changes[m]![i]!;
    }
    const last = steps.length - 1;
    const scale =
      last < 0
        ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
        : dot(steps[last]!, changes[last]!) / dot(changes[last]!, changes[last]!);
    for (let i = 0; i < size; i++) direction[i]! *= scale;
    for (let m = 0; m < steps.length; m++) {
      const beta = dot(changes[m]!, direction) / dot(steps[m]!, changes[m]!);
      for (let i = 0; i < size; i++) direction[i]! += (alphas[m]! - beta) * steps[m]![i]!;
    }
    const slope = -dot(gradient, direction);
    if (slope > -1e-9) break;
    let step = 1;
    let next = x;
    let nextGradient = gradient;
    let nextValue = Infinity;
    for (let attempt = 0; attempt < 20; attempt++, step /= 2) {
      next = new Float64Array(size);
      for (let i = 0; i < size; i++) next[i] = x[i]! - step * direction[i]!;
      nextGradient = new Float64Array(size);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * step * slope) break;
    }
    if (!(nextValue < value)) break;
    const moved = new Float64Array(size);
    const changed = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      moved[i] = next[i]! - x[i]!;
      changed[i] = nextGradient[i]! - gradient[i]!;
    }
    if (dot(moved, changed) > 1e-12) {
      steps.push(moved);
      changes.push(changed);
      if (steps.length > MEMORY) {
        steps.shift();
        changes.shift();
      }
    }
    const gain = value - nextValue;
    x = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < 1e-6 * Math.abs(value)) break;
  }
  return x;
}
