/** Builds the forms of a meeting: the fields for each kind of decision, and the decision made from the input. */
import type {
  MeetingAct,
  MeetingDecision,
  MeetingTopic,
  MeetingWords,
} from '../../../server/src/protocol/meeting.ts';
import { h } from './dom.ts';
import { put } from './minutes.ts';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'date' | 'choice' | 'yes';
  readonly needed?: boolean;
  readonly value?: string;
  readonly choices?: readonly string[];
}

/** What a form is about: an item or an earlier decision. */
export interface About {
  readonly item: string | null;
  readonly topic: MeetingTopic | null;
  /** The open question; empty if there is none. */
  readonly asked: string;
  readonly earlier: { readonly decided: string; readonly date: string } | null;
}

/** A day, month, quarter, half-year or year in the syntax of the language. */
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?$/;

function fieldsOf(
  act: MeetingAct,
  { topic, asked }: About,
  words: MeetingWords,
  by: string,
): readonly Field[] {
  const who: Field = { name: 'by', label: words.by, kind: 'text', value: by };
  switch (act) {
    case 'decided':
      return [
        { name: 'decided', label: words.whatDecided, kind: 'text', needed: true },
        ...(asked === ''
          ? []
          : [{ name: 'answers', label: put(words.answers, asked), kind: 'yes' } as const]),
        { name: 'until', label: words.until, kind: 'date' },
        who,
      ];
    case 'end':
      return [
        {
          name: 'end',
          label: words.newEnd,
          kind: 'date',
          needed: true,
          ...(topic === null || topic.end === '' ? {} : { hint: put(words.wasEnd, topic.end) }),
        },
        { name: 'decided', label: words.why, kind: 'text' },
        who,
      ];
    case 'stop':
      return [
        { name: 'reason', label: words.reason, kind: 'text', needed: true },
        {
          name: 'freed',
          label: words.freed,
          kind: 'text',
          ...(topic === null || topic.effort === '' ? {} : { hint: put(words.states, topic.effort) }),
        },
        { name: 'again', label: words.again, kind: 'date' },
        who,
      ];
    case 'countermeasure': {
      const measures = topic?.measures ?? [];
      const first = [...measures].sort((a, b) => Number(b.behind) - Number(a.behind));
      return [
        {
          name: 'measure',
          label: words.whichMeasure,
          kind: 'choice',
          choices: first.map(({ name }) => name),
          needed: true,
        },
        { name: 'countermeasure', label: words.doCountermeasure, kind: 'text', needed: true },
      ];
    }
    case 'owner':
      return [
        {
          name: 'owner',
          label: words.owner,
          kind: 'text',
          needed: true,
          ...(topic === null || topic.owner === '' ? {} : { hint: put(words.wasOwner, topic.owner) }),
        },
      ];
    case 'became':
      return [{ name: 'became', label: words.whatBecame, kind: 'text', needed: true }];
    default:
      return [];
  }
}

export interface FormUse {
  readonly act: MeetingAct;
  readonly title: string;
  readonly about: About;
  readonly words: MeetingWords;
  readonly day: string;
  /** Default for `by`: who made the previous decision. */
  readonly by: string;
  readonly done: (decision: MeetingDecision) => void;
  readonly cancel: () => void;
}

/** Focuses the first field in which there is something to say: not a choice of one, where typed words would be lost. */
export function focusFirst(form: HTMLElement): void {
  const fields = form.querySelectorAll<HTMLElement>('input,select,button');
  const [first] = [...fields].filter(
    (field) => !(field instanceof HTMLSelectElement && field.options.length < 2),
  );
  first?.focus();
}

/** Returns the form. The caller inserts it and calls `focusFirst`. */
export function formOf(use: FormUse): HTMLFormElement {
  const { act, title, words, about } = use;
  const fields = fieldsOf(act, about, words, use.by);
  const inputs = new Map(fields.map((field) => [field.name, inputOf(field)]));
  const form = h(
    'form',
    {
      id: 'form',
      'aria-labelledby': 'form-title',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        const answers = answersOf(fields, inputs, words);
        if (answers !== null) use.done(decisionOf(use, answers));
      },
    },
    h('h2', { id: 'form-title' }, title),
    act === 'split' && h('p', {}, words.splitNote),
    fields.map((field) => rowOf(field, inputs.get(field.name) as HTMLElement)),
    h(
      'div',
      { class: 'ends' },
      h('button', { type: 'submit', class: 'main' }, words.save),
      h('button', { type: 'button', onclick: use.cancel }, words.cancel, ' ', h('kbd', {}, 'Esc')),
    ),
  );
  return form;
}

function inputOf(field: Field): HTMLInputElement | HTMLSelectElement {
  const id = `field-${field.name}`;
  const common = { id, name: field.name, 'aria-describedby': `${id}-hint` };
  if (field.kind === 'choice')
    return h(
      'select',
      common,
      (field.choices ?? []).map((each) => h('option', { value: each }, each)),
    );
  if (field.kind === 'yes') return h('input', { ...common, type: 'checkbox', checked: true });
  return h('input', {
    ...common,
    type: 'text',
    autocomplete: 'off',
    value: field.value,
    required: field.needed ?? false,
    ...(field.kind === 'date' ? { placeholder: '2027-09-15', class: 'date' } : {}),
  });
}

function rowOf({ kind, label, hint, name }: Field, input: HTMLElement): HTMLElement {
  const words = h('label', { for: input.id }, label);
  const said = h('p', { id: `field-${name}-hint`, class: 'hint' }, hint ?? '');
  return h(
    'div',
    { class: kind === 'yes' ? 'yes' : 'row' },
    kind === 'yes' ? [input, words] : [words, input],
    said,
  );
}

/** Returns the input. If a field is missing or not a date, focuses the first such field and returns null. */
function answersOf(
  fields: readonly Field[],
  inputs: ReadonlyMap<string, HTMLInputElement | HTMLSelectElement>,
  words: MeetingWords,
): ReadonlyMap<string, string> | null {
  const answers = new Map<string, string>();
  let wrong: HTMLElement | null = null;
  for (const { name, kind, needed, hint } of fields) {
    const input = inputs.get(name);
    if (input === undefined) continue;
    const text = kind === 'yes' ? ((input as HTMLInputElement).checked ? 'yes' : '') : input.value.trim();
    const problem =
      text === ''
        ? needed === true
          ? words.missing
          : ''
        : kind === 'date' && !DATE.test(text)
          ? words.noDate
          : '';
    const said = document.getElementById(`field-${name}-hint`);
    if (said !== null) said.textContent = problem === '' ? (hint ?? '') : problem;
    input.toggleAttribute('aria-invalid', problem !== '');
    if (problem !== '') wrong ??= input;
    else if (text !== '') answers.set(name, text);
  }
  wrong?.focus();
  return wrong === null ? answers : null;
}

function decisionOf({ act, about, day }: FormUse, answers: ReadonlyMap<string, string>): MeetingDecision {
  const get = (name: string): string => answers.get(name) ?? '';
  const some = (name: string): Record<string, string> => (answers.has(name) ? { [name]: get(name) } : {});
  const common = { item: about.item, date: day, ...some('by') };
  switch (act) {
    case 'decided':
      return {
        act,
        ...common,
        ...(answers.has('answers') ? { asked: about.asked } : {}),
        decided: get('decided'),
        ...some('until'),
      };
    case 'end':
      return { act, ...common, end: get('end'), ...some('decided') };
    case 'stop':
      return { act, ...common, reason: get('reason'), ...some('freed'), ...some('again') };
    case 'countermeasure':
      return { act, ...common, measure: get('measure'), countermeasure: get('countermeasure') };
    case 'owner':
      return { act, ...common, owner: get('owner') };
    case 'became':
      return {
        act,
        ...common,
        decided: about.earlier?.decided ?? '',
        of: about.earlier?.date ?? day,
        became: get('became'),
      };
    default:
      return { act, ...common };
  }
}
