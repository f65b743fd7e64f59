import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { capabilitiesOf, leaveOut } from '../support/capable.ts';
import { formatOf } from '../support/forms.ts';
import { type LspOptions, withServer } from '../support/lsp.ts';

const WORLD = `portfolio: Riverside
period: 2027
goals:
  - {id: safe-care, title: "No harm", end: 2029}
teams:
  - {id: emergency, name: Emergency department, kind: frontline, lead: Matron, capacity: 1 fte}
items:
  - id: triage-flow
    title: Cut door-to-triage time
    track: operational
    status: active
    teams: {emergency: 1.5 fte}
    goals: [safe-care]
    start: 2027-01-01
    end: 2027-12-31
    milestones: [{title: Card, date: 2027-03, done: true}, {title: Desk, date: 2027-11}]
`;

/** What is shown over the caret of a file beside the portfolio above, and the words it stands on. */
async function hover(
  source: string,
  options: Partial<LspOptions> = {},
): Promise<{ text: string; words: string }> {
  let found = { text: '', words: '' };
  await withServer(
    { files: { 'root.portfolio': WORLD, 'a.portfolio': source }, ...options },
    async (client) => {
      const answer = await client.at<Hover | null>('textDocument/hover', {}, 'a.portfolio');
      const format = formatOf(client.able.textDocument?.hover?.contentFormat);
      if (answer !== null) assert.equal((answer.contents as MarkupContent).kind, format);
      if (answer !== null)
        found = {
          text: (answer.contents as MarkupContent).value,
          words: answer.range === undefined ? '' : client.words('a.portfolio', answer.range),
        };
    },
  );
  return found;
}

/** Matches what is shown: without its signs where the client takes plain text. */
const matches = (text: string, pattern: RegExp): void => assert.match(text, inForm(pattern));
const lacks = (text: string, pattern: RegExp): void => assert.doesNotMatch(text, inForm(pattern));
const takesMarkdown = formatOf(capabilitiesOf({}).textDocument?.hover?.contentFormat) === 'markdown';
function inForm(pattern: RegExp): RegExp {
  if (takesMarkdown) return pattern;
  return new RegExp(
    pattern.source
      .replaceAll('\\*\\*', '')
      .replaceAll('`', '')
      .replaceAll(/\\\| (.*?) \\\|(?=\\n|$)/g, (_, cells: string) => cells.replaceAll(' \\| ', '  ')),
    pattern.flags,
  );
}

describe('hover on keys', () => {
  it('says what a key means, what it takes and which path it suits', async () => {
    const { text, words } = await hover('items:\n  - {id: a, title: "🏥", spo<|>nsor: x}\n');
    assert.equal(words, 'sponsor');
    matches(text, /\*\*sponsor\*\* · suits strategic initiatives\n\nThe executive who backs it/);
  });
  it('tells what an item states from what its text says', async () => {
    const item = (title: string): string =>
      `items:\n  - id: a<|>\n    title: ${title}\n    track: strategic\n`;
    matches(
      (await hover(item('Cut rework on the line'))).text,
      /strategic, planned; by its text \S+ operational/,
    );
    matches((await hover(item('Car park'))).text, /strategic, planned; no clear verdict/);
  });
  it('lists the values of a choice', async () => {
    matches(
      (await hover('items:\n  - id: a\n    sta<|>tus: active\n')).text,
      /- `paused`: Begun and resting; live\./,
    );
    matches(
      (await hover('items:\n  - id: a\n    status: act<|>ive\n')).text,
      /\*\*active\*\*\n\nUnder way; live\./,
    );
  });
  it('says what would make room for an item that has not begun, from what is written', async () => {
    const others = `
  - {id: old, title: An old app, status: stopped, teams: [emergency], stopped: {reason: No use, freed: 0.5 fte}}
  - {id: rest, title: The desk, status: paused, teams: {emergency: 0.2 fte}}
  - {id: run, title: The ward, status: active, teams: {ward: 1 fte}}
`;
    const planned = (keys: string): string =>
      `items:\n  - {id: a, title: A, status: planned, ${keys}}${others}`;
    // A full stop may be escaped in Markdown; that is not seen.
    const said = async (source: string): Promise<string> => (await hover(source)).text.replaceAll('\\', '');
    matches(
      await said(planned('teams: {emergency: 0.4 fte}, eff<|>ort: 0.4 fte')),
      /make room for this\?\*\*\n\n- Emergency department: it asks for 0\.4 fte; other work takes 0\.7 fte more than the 1 fte it has\.\n- Stopped: “An old app” freed 0\.5 fte; what became of them is not said\.\n- Paused: “The desk” holds 0\.2 fte of these teams\.$/,
    );
    matches(
      await said(planned('tea<|>ms: [ward]')),
      /- ward: how much it asks for is not said, and what the team has free is not said\.\n- Nothing of these teams/,
    );
    matches(await said(planned('eff<|>ort: 1 fte')), /Not enough said: it names no team/);
    lacks(await said('items:\n  - {id: a, status: active, eff<|>ort: 1}\n'), /make room/);
  });
  it('knows the key on a line that cannot be read', async () => {
    matches(
      (await hover('items:\n  - id: a\n    title: "never closed\n    fun<|>ding: operating\n')).text,
      /Where the money comes from/,
    );
  });
});

describe('hover on ids', () => {
  it('shows a goal with who serves it', async () => {
    const { text, words } = await hover(
      'items:\n  - id: a\n    title: b\n    track: strategic\n    goals: ["safe-<|>care"]\n',
    );
    assert.equal(words, '"safe-care"');
    matches(text, /\*\*No harm\*\* `safe-care` · goal/);
    matches(text, /by 2029-12-31 \(in 2\.3 years\)/);
    matches(text, /served by 2 items \(1 operational, 1 strategic\)/);
  });
  it('says what an id speaks for, where the verdict rests on it, before who it is', async () => {
    const { text } = await hover(`teams:
  - {id: chief-executive, name: The chief executive, kind: executive}
items:
  - {id: a, title: Open a hospital in a new region, track: strategic, owner: chief-exe<|>cutive}
`);
    matches(
      text,
      /^`chief-executive` speaks for the \*\*\w+\*\* track: people[^\n]*\n\n\*\*The chief executive\*\* `chief-executive` · team/,
    );
  });
  it('gives the verdict on an item before the meaning of the track that it declares', async () => {
    const { text } = await hover(
      'items:\n  - {id: a, title: Enter a new market in another country, track: opera<|>tional}\n',
    );
    const [verdict, meaning] = text.split('\n\n---\n\n');
    matches(verdict ?? '', /“Enter a new market in another country”: .*strategic/);
    matches(meaning ?? '', /^\*\*operational\*\*\n\nMakes what exists work better/);
  });
  it('shows a team with its load', async () => {
    const { text } = await hover('items:\n  - id: a\n    owner: emer<|>gency\n');
    matches(
      text,
      /Emergency department.*team[\s\S]*frontline team[\s\S]*carries 1\.5 of 1 fte over the period \(1\.5 operational\), more than it has/,
    );
  });
  it('shows an item with its progress and its findings', async () => {
    const { text } = await hover('items:\n  - {id: a, title: b, sustains: [triage<|>-flow]}\n');
    matches(text, /operational, active; /);
    matches(text, /71% of the time gone/);
    matches(text, /1 of 2 milestones met/);
    matches(text, /Findings:[\s\S]*`missing-/);
  });
  it('says that an id is nowhere', async () => {
    matches((await hover('items:\n  - {id: a, goals: [no<|>ne]}\n')).text, /There is no goal `none`/);
  });
});

describe('hover on dates and durations', () => {
  it('tells the day that counts', async () => {
    matches(
      (await hover('items:\n  - {id: a, start: 2027-Q<|>4}\n')).text,
      /\*\*Friday 1 October 2027\*\*, in 2 weeks: the first day of 2027-10-01 to 2027-12-31/,
    );
    matches(
      (await hover('items:\n  - {id: a, end: 2027-Q<|>4}\n')).text,
      /\*\*Friday 31 December 2027\*\*.*the last day/,
    );
    matches(
      (await hover('items:\n  - {id: a, end: 2027-09-1<|>4}\n')).text,
      /Tuesday 14 September 2027.*yesterday/,
    );
  });
  it('tells when a horizon ends', async () => {
    matches(
      (await hover('items:\n  - {id: a, start: 2027-10-01, horizon: 6 we<|>eks}\n')).text,
      /\*\*42 days\*\*.*2027-10-01 to Thursday 11 November 2027/,
    );
  });
});

describe('hover on track', () => {
  const ITEM = `items:
  - id: a
    title: Enter the German market
    track: operat<|>ional
    description: Build a new business model and acquire a distributor in a new country.
    sponsor: Chief executive
    horizon: 3 years
`;
  it('shows the verdict as a sum, and what would flip it', async () => {
    const { text } = await hover(ITEM);
    matches(text, /“Enter the German market”: (?:very clearly|clearly|likely) strategic\.\*\* Stated as/);
    const [, total = '', summands = ''] = /strategic (\d+\.\d\d) = ([\d. +]+)/.exec(text) ?? [];
    const weights = summands.split(' + ').map(Number);
    // Reasons in words come first, figures last.
    assert.ok(text.indexOf('3 years') < text.indexOf('Details'), text);
    assert.ok(weights.length > 1);
    assert.ok(Math.abs(weights.reduce((a, b) => a + b, 0) - Number(total)) < 0.05, text);
    matches(text, /3 years/);
  });
  it('tells in the prose which words speak for which path', async () => {
    const { text } = await hover(
      ITEM.replace('<|>', '').replace('new business model', 'new busi<|>ness model'),
    );
    matches(text, /speaks for the \*\*strategic\*\* track: /);
  });
});

describe('hover on measures', () => {
  it('lays actuals beside the plan and says how far it is to the target', async () => {
    const { text } = await hover(
      'items:\n  - id: a\n    measures:\n      - name: Door to triage\n        baseline: 20\n        target: 10\n        unit: min\n        plan: {2027-07: 16, 2027-08: 14}\n        actu<|>als: {2027-07: 17, 2027-08: 15}\n',
    );
    matches(text, /15 min on 2027-08-31, 50% of the way from 20 to 10; plan 14, missed by 1/);
    matches(text, /\| 2027-07-31 \| 16 \| 17 \|\n\| 2027-08-31 \| 14 \| 15 \|/);
  });
});

describe('hover on rules', () => {
  it('shows the page of a rule in an ignore comment and under rules', async () => {
    const { text, words } = await hover(
      'items:\n  # twotrack-ignore mixed-traits, missing-<|>sponsor: agreed\n  - id: a\n    title: b\n',
    );
    assert.equal(words, 'missing-sponsor');
    matches(text, /missing-sponsor/);
    lacks(text, /mixed-traits/);
    matches(
      (
        await hover('portfolio: x\nrules:\n  too-many-break<|>throughs: {max: 4}\n', {
          files: { 'a.portfolio': 'portfolio: x\nrules:\n  too-many-break<|>throughs: {max: 4}\n' },
        })
      ).text,
      /too-many-breakthroughs/,
    );
    matches(
      (
        await hover('', {
          files: { 'a.portfolio': 'portfolio: x\nrules:\n  too-many-breakthroughs: {ma<|>x: 4}\n' },
        })
      ).text,
      /\*\*max\*\* of `too-many-breakthroughs`/,
    );
  });
});

describe('text from the file in a hover', () => {
  const EVIL =
    'items:\n  - id: a\n    title: "<img src=x> [click](command:evil) **bold** https://evil.example $(flame) `code`"\n    owner: "<b>boss</b>@evil.example"\n  - {id: b, title: c, depends-on: [<|>a]}\n';
  it('is never markup, a link or a command', async () => {
    if (!takesMarkdown) return leaveOut('plain text has no markup');
    const { text } = await hover(EVIL);
    lacks(
      text,
      /(?<!\\)<img|(?<!\\)\[click|(?<!\\)\*\*bold|https:\/\/evil|(?<!\\)\$\(flame|(?<!\\)<b>|boss<\/b>@/,
    );
    matches(text, /\\<img/);
  });
  it('comes without signs where the client takes plain text', async () => {
    const { text } = await hover(EVIL, { plaintext: true });
    assert.match(text, /<img src=x> \[click\]\(command:evil\) \*\*bold\*\*/);
    assert.doesNotMatch(text, /\\/);
  });
  it('stands at the same words with UTF-8 positions', async () => {
    const { words } = await hover('items:\n  - {id: a, title: "🏥 Größe", fun<|>ding: operating}\n', {
      utf8: true,
    });
    assert.equal(words, 'funding');
  });
});
