/** Finds acts and their objects in a clause: `cut` with `waiting`, `open` with `campus`. */
import type { LanguagePack } from './pack.ts';
import type { Reader, Segment } from './reading.ts';

/** Number of content words after an act that may contain its objects. */
const WORDS_AFTER = 5;
/** Number of words before an act to search if no object follows it: `the form was standardised`. */
const WORDS_BEFORE = 3;
/** Maximum number of objects per act. */
const MAX_OBJECTS = 2;

/** An act and its object, as token indices of the current reading. */
export interface Deed {
  readonly act: string;
  readonly object: string;
  readonly actToken: number;
  readonly objectToken: number;
}

/** The kinds that a stem names: an act, an object, both, or neither. */
export interface Naming {
  readonly act: string | undefined;
  readonly object: string | undefined;
}
const NOTHING: Naming = { act: undefined, object: undefined };

/** Maps stems to kinds of acts and objects, each with a readable name. */
export class ActFinder {
  readonly #known = new Map<string, Naming>();
  readonly #reader: Reader;
  /** Content words of the current clause as token indices, with what each names. */
  readonly #content: number[] = [];
  readonly #namings: Naming[] = [];
  /** What the words of the current clause name, by token. */
  readonly #byToken: Naming[] = [];

  constructor(reader: Reader, pack: Pick<LanguagePack, 'acts' | 'objects'>) {
    this.#reader = reader;
    for (const key of ['act', 'object'] as const)
      for (const [name, words] of Object.entries(pack[`${key}s`]))
        for (const word of words.split(' ')) {
          const [stem, ...more] = reader.phrase(word, false);
          if (stem === undefined || more.length > 0) continue;
          const before = this.#known.get(stem) ?? NOTHING;
          if (before[key] !== undefined) continue;
          this.#known.set(
            stem,
            key === 'act' ? { act: name, object: before.object } : { act: before.act, object: name },
          );
        }
  }

  /** Returns the kinds that a stem names. */
  of(stem: string): Naming {
    return this.#known.get(stem) ?? NOTHING;
  }

  /** Returns the kinds that a content word of the clause searched last names. */
  named(token: number): Naming {
    return this.#byToken[token] ?? NOTHING;
  }

  /** Appends the deeds of a clause to `deeds`, ordered by act. */
  find(segment: Segment, deeds: Deed[]): void {
    const content = this.#content;
    const namings = this.#namings;
    const reader = this.#reader;
    content.length = 0;
    namings.length = 0;
    for (let token = segment.from; token < segment.to; token++) {
      if (reader.empty[token] === 1) continue;
      const naming = this.of(reader.stems[token]!);
      content.push(token);
      namings.push(naming);
      this.#byToken[token] = naming;
    }
    for (let at = 0; at < content.length; at++) {
      const { act } = namings[at]!;
      if (act !== undefined && !this.#addAfter(act, at, deeds)) this.#addBefore(act, at, deeds);
    }
  }

  #addAfter(act: string, at: number, deeds: Deed[]): boolean {
    const content = this.#content;
    const namings = this.#namings;
    let found = 0;
    for (
      let next = at + 1;
      next < content.length && next <= at + WORDS_AFTER && found < MAX_OBJECTS;
      next++
    ) {
      const { object, act: another } = namings[next]!;
      if (object !== undefined) {
        deeds.push({ act, object, actToken: content[at]!, objectToken: content[next]! });
        found++;
      } else if (next > at + 1 && another !== undefined) break;
    }
    return found > 0;
  }

  #addBefore(act: string, at: number, deeds: Deed[]): void {
    const content = this.#content;
    const namings = this.#namings;
    for (let before = at - 1; before >= 0 && before >= at - WORDS_BEFORE; before--) {
      const { object } = namings[before]!;
      if (object === undefined) continue;
      deeds.push({ act, object, actToken: content[at]!, objectToken: content[before]! });
      return;
    }
  }
}
