/** Finds acts and what they are done to: `cut` with `waiting`, `open` with `campus`. */
import type { LanguagePack } from './pack.ts';
import type { Reader, Segment } from './reading.ts';

/** How many words that carry meaning after an act may hold its objects. */
const REACH = 5;
/** How many words before an act are looked at where no object follows: `the form was standardised`. */
const BACK = 3;
/** Objects of one act at most. */
const MOST_OBJECTS = 2;

/** An act, and the object it is done to; tokens of the reading at hand. */
export interface Deed {
  readonly act: string;
  readonly object: string;
  readonly actToken: number;
  readonly objectToken: number;
}

/** What a stem names: a kind of act, a kind of object, both, or neither. */
export interface Naming {
  readonly act: string | undefined;
  readonly object: string | undefined;
}
const NOTHING: Naming = { act: undefined, object: undefined };

/** Kinds of acts and objects by stem, each with a name that a reader knows. */
export class ActFinder {
  private readonly known = new Map<string, Naming>();
  private readonly reader: Reader;
  /** Tokens of the clause at hand that carry meaning, and what each names. */
  private readonly content: number[] = [];
  private readonly named: Naming[] = [];

  constructor(reader: Reader, pack: Pick<LanguagePack, 'acts' | 'objects'>) {
    this.reader = reader;
    for (const key of ['act', 'object'] as const)
      for (const [name, words] of Object.entries(pack[`${key}s`]))
        for (const word of words.split(' ')) {
          const [stem, ...more] = reader.phrase(word, false);
          if (stem === undefined || more.length > 0) continue;
          const before = this.known.get(stem) ?? NOTHING;
          if (before[key] === undefined) this.known.set(stem, { ...before, [key]: name });
        }
  }

  /** What a stem names. */
  of(stem: string): Naming {
    return this.known.get(stem) ?? NOTHING;
  }

  /** Adds the deeds of a clause to `deeds`, in the order of their acts. */
  find(segment: Segment, deeds: Deed[]): void {
    const { content, named, reader } = this;
    content.length = 0;
    named.length = 0;
    for (let token = segment.from; token < segment.to; token++) {
      if (reader.empty[token] === 1) continue;
      content.push(token);
      named.push(this.of(reader.stems[token]!));
    }
    for (let at = 0; at < content.length; at++) {
      const { act } = named[at]!;
      if (act !== undefined && !this.addAfter(act, at, deeds)) this.addBefore(act, at, deeds);
    }
  }

  private addAfter(act: string, at: number, deeds: Deed[]): boolean {
    const { content, named } = this;
    let found = 0;
    for (let next = at + 1; next < content.length && next <= at + REACH && found < MOST_OBJECTS; next++) {
      const { object, act: another } = named[next]!;
      if (object !== undefined) {
        deeds.push({ act, object, actToken: content[at]!, objectToken: content[next]! });
        found++;
      } else if (next > at + 1 && another !== undefined) break;
    }
    return found > 0;
  }

  private addBefore(act: string, at: number, deeds: Deed[]): void {
    const { content, named } = this;
    for (let before = at - 1; before >= 0 && before >= at - BACK; before--) {
      const { object } = named[before]!;
      if (object === undefined) continue;
      deeds.push({ act, object, actToken: content[at]!, objectToken: content[before]! });
      return;
    }
  }
}
