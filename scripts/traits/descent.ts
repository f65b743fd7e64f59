/** Steps of the gradient descent: columns of parameters, and the gradients of a batch. */

/** Scales and bounds one step of the descent. */
interface Pace {
  readonly rate: number;
  /** Bias correction of the moving averages: 1 minus the weight of their initial zeros. */
  readonly warm: number;
  /** Lower bound of every value. */
  readonly least: number;
}

/** A column of parameters with its optimizer state. */
export class Column {
  readonly value: Float64Array;
  readonly prior: Float64Array;
  readonly mean: Float64Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;

  constructor(size: number) {
    this.value = new Float64Array(size);
    this.prior = new Float64Array(size);
    this.mean = new Float64Array(size);
    this.#first = new Float64Array(size);
    this.#second = new Float64Array(size);
  }

  step(at: number, gradient: number, { rate, warm, least }: Pace, penalty: number): void {
    const pull = gradient + penalty * (this.value[at]! - this.prior[at]!);
    this.#first[at] = 0.9 * this.#first[at]! + 0.1 * pull;
    this.#second[at] = 0.99 * this.#second[at]! + 0.01 * pull * pull;
    const next = this.value[at]! - (rate * this.#first[at]!) / warm / (Math.sqrt(this.#second[at]!) + 0.01);
    this.value[at] = Math.max(least, next);
  }

  addToMean(): void {
    for (let at = 0; at < this.value.length; at++) this.mean[at]! += this.value[at]!;
  }
}

/** The gradient of one batch. Sparse: visits and clears only the entries that were touched. */
export class Gradient {
  readonly #sum: Float64Array;
  readonly #isTouched: Uint8Array;
  readonly #touched: number[] = [];

  constructor(size: number) {
    this.#sum = new Float64Array(size);
    this.#isTouched = new Uint8Array(size);
  }

  add(at: number, by: number): void {
    if (this.#isTouched[at] === 0) {
      this.#isTouched[at] = 1;
      this.#touched.push(at);
    }
    this.#sum[at]! += by;
  }

  /** Calls `step` with every place touched and the mean of its slope over the `items` of the batch. */
  each(items: number, step: (at: number, mean: number) => void): void {
    for (const at of this.#touched) step(at, this.#sum[at]! / items);
  }

  clear(): void {
    for (const at of this.#touched) this.#sum[at] = this.#isTouched[at] = 0;
    this.#touched.length = 0;
  }
}
