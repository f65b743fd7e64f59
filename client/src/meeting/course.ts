/** Models a meeting independently of its page: the sequence of screens, the current one, and the clock. */
import type {
  MeetingAgenda,
  MeetingData,
  MeetingDecision,
  MeetingTopic,
} from '../../../server/src/protocol/meeting.ts';

export type Screen =
  | { readonly kind: 'opening' }
  | { readonly kind: 'agenda' }
  | { readonly kind: 'topic'; readonly agenda: MeetingAgenda; readonly topic: MeetingTopic }
  | { readonly kind: 'minutes' };

/** A decision with the data that the minutes need. */
export interface Made {
  readonly number: number;
  readonly decision: MeetingDecision;
  /** The item's title. */
  readonly title: string;
  readonly agenda: MeetingAgenda['id'] | null;
}

export class Course {
  #data: MeetingData;
  #at: Screen = { kind: 'opening' };
  /** Keys of items shown so far. */
  readonly #seen = new Set<string>();
  /** Seconds spent, by item key and by agenda. */
  readonly #spent = new Map<string, number>();
  /** Planned minutes by agenda; absent if none are planned. */
  readonly meant = new Map<string, number>();
  /** Timestamp in ms up to which the clock has been counted; null while it is stopped. */
  #since: number | null = null;
  #number = 0;
  #made: readonly Made[] = [];

  constructor(data: MeetingData) {
    this.#data = data;
  }

  get data(): MeetingData {
    return this.#data;
  }
  get at(): Screen {
    return this.#at;
  }
  get made(): readonly Made[] {
    return this.#made;
  }
  get running(): boolean {
    return this.#since !== null;
  }

  /** The items in the order of discussion, strategy first. */
  get line(): readonly (Screen & { readonly kind: 'topic' })[] {
    return this.#data.agendas.flatMap((agenda) =>
      agenda.topics.map((topic) => ({ kind: 'topic', agenda, topic }) as const),
    );
  }

  /** 1-based position of the current item; 0 for an item that is not on the agenda and for other screens. */
  get position(): number {
    return this.#at.kind === 'topic' ? this.#placeOf(this.#at.topic.key) + 1 : 0;
  }

  /**
   * Replaces the data with a newer state of the portfolio. Keeps the agenda's order and members, even where a decision
   * resolved the reason for which an item is on it.
   */
  renew(data: MeetingData): void {
    const fresh = new Map(
      data.agendas.flatMap(({ topics, rest }) => [...topics, ...rest]).map((topic) => [topic.key, topic]),
    );
    const line = new Set(this.line.map(({ topic }) => topic.key));
    const known = new Set(this.#data.agendas.map(({ id }) => id));
    const agendas = [...this.#data.agendas, ...data.agendas.filter(({ id }) => !known.has(id))];
    this.#data = {
      ...data,
      agendas: agendas.map((agenda): MeetingAgenda => {
        const now = data.agendas.find(({ id }) => id === agenda.id);
        return {
          ...agenda,
          topics: known.has(agenda.id) ? agenda.topics.flatMap(({ key }) => fresh.get(key) ?? []) : [],
          rest: [...(now?.topics ?? []), ...(now?.rest ?? [])].filter(({ key }) => !line.has(key)),
        };
      }),
    };
    if (this.#at.kind !== 'topic') return;
    this.#at = this.#find(this.#at.topic.key) ?? this.#at;
  }

  next(now: number): void {
    const at = this.#at.kind;
    const [first] = this.line;
    if (at === 'opening') this.#go({ kind: 'agenda' }, now);
    else if (at === 'agenda') this.#go(first ?? { kind: 'minutes' }, now);
    else if (at === 'topic') this.#go(this.line[this.position] ?? { kind: 'minutes' }, now);
  }

  back(now: number): void {
    const at = this.#at.kind;
    if (at === 'agenda') this.#go({ kind: 'opening' }, now);
    else if (at === 'topic') this.#go(this.line[this.position - 2] ?? { kind: 'agenda' }, now);
    else if (at === 'minutes') this.#go(this.line.at(-1) ?? { kind: 'agenda' }, now);
  }

  show(kind: 'opening' | 'agenda' | 'minutes', now: number): void {
    this.#go({ kind }, now);
  }

  /** Shows an item by key, whether or not it is on the agenda. */
  open(key: string, now: number): void {
    const found = this.#find(key);
    if (found !== null) this.#go(found, now);
  }

  /** Returns the title of an item; its id if the item is no longer part of the meeting. */
  titleOf(id: string): string {
    const all = this.#data.agendas.flatMap(({ topics, rest }) => [...topics, ...rest]);
    return all.find((topic) => topic.id === id)?.title ?? id;
  }

  /** Records a decision and numbers it. */
  decide(decision: MeetingDecision, title: string): Made {
    const agenda =
      this.#data.agendas.find(({ topics, rest }) =>
        [...topics, ...rest].some(({ id }) => id === decision.item),
      )?.id ?? null;
    const made = { number: ++this.#number, decision, title, agenda };
    this.#made = [...this.#made, made];
    return made;
  }

  /** Removes the last decision, or the one with the given number; undefined if there is none. */
  takeBack(number?: number): Made | undefined {
    const gone = number === undefined ? this.#made.at(-1) : this.#made.find((made) => made.number === number);
    this.#made = this.#made.filter((made) => made !== gone);
    return gone;
  }

  /** Starts or stops the clock. */
  clock(run: boolean, now: number): void {
    this.#count(now);
    this.#since = run ? now : null;
  }

  /** Returns the seconds spent on the current item and its agenda. */
  spent(now: number): { readonly item: number; readonly agenda: number } {
    this.#count(now);
    if (this.#at.kind !== 'topic') return { item: 0, agenda: 0 };
    return { item: this.#of(`item ${this.#at.topic.key}`), agenda: this.spentOn(this.#at.agenda.id) };
  }

  spentOn(agenda: MeetingAgenda['id']): number {
    return this.#of(`agenda ${agenda}`);
  }

  wasSeen(key: string): boolean {
    return this.#seen.has(key);
  }

  #of(key: string): number {
    return Math.floor((this.#spent.get(key) ?? 0) / 1000);
  }

  #count(now: number): void {
    if (this.#since === null) return;
    const passed = Math.max(0, now - this.#since);
    this.#since = now;
    if (this.#at.kind !== 'topic') return;
    for (const key of [`item ${this.#at.topic.key}`, `agenda ${this.#at.agenda.id}`])
      this.#spent.set(key, (this.#spent.get(key) ?? 0) + passed);
  }

  #go(to: Screen, now: number): void {
    this.#count(now);
    // The clock starts with the first item.
    if (to.kind === 'topic' && this.#seen.size === 0) this.#since ??= now;
    this.#at = to;
    if (to.kind === 'topic') this.#seen.add(to.topic.key);
  }

  #placeOf(key: string): number {
    return this.line.findIndex(({ topic }) => topic.key === key);
  }

  #find(key: string): (Screen & { readonly kind: 'topic' }) | null {
    for (const agenda of this.#data.agendas) {
      const topic = [...agenda.topics, ...agenda.rest].find((each) => each.key === key);
      if (topic !== undefined) return { kind: 'topic', agenda, topic };
    }
    return null;
  }
}
