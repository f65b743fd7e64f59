import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Document } from '../../server/src/core/document/document.ts';
import type { VerbInput, VerbResult } from '../../server/src/edits/kit/verb.ts';
import { verbs } from '../../server/src/edits/verbs/verbs.ts';
import { done, type Texts, type World, worldOf } from './world.ts';

const texts: Texts = {
  'root.portfolio':
    'portfolio: P\ngoals:\n  - {id: safe, title: Safe}\n  - id: fast\n    title: Fast\n    parent: safe\nteams:\n  - {id: wards, name: Wards}\n  - {id: lab, name: Lab}\n',
  'floor.portfolio':
    'items:\n  - id: beds\n    title: Beds # mine\n    track: operational\n    goals: [safe]\n    teams: {wards: 0.5 fte}\n\n  - id: tubes\n    title: Tubes\n    track: operational\n',
  'board.portfolio': 'items:\n  - id: hub\n    title: Hub\n    track: strategic\n    status: idea\n',
  'sub/new.portfolio':
    'items:\n  - id: stray\n    title: Stray\n    track: operational\n    links:\n      - {title: Notes, url: notes/a.md}\n',
};
const run = (
  verb: keyof typeof verbs,
  ids: readonly string[],
  input: VerbInput,
  world: World = worldOf(texts),
): VerbResult => verbs[verb](world, ids.map(world.item), input);
const text = (verb: keyof typeof verbs, ids: readonly string[], input: VerbInput, file: string): string => {
  const world = worldOf(texts);
  return done(world, run(verb, ids, input, world))[file] ?? '';
};
const refused = (result: VerbResult): string => ('refused' in result ? result.refused : '');

describe('edit verbs', () => {
  it('set-track changes the track of several items and nothing else', () => {
    const world = worldOf(texts);
    const after = done(world, run('set-track', ['beds', 'hub'], { value: 'neither' }, world));
    assert.equal(after['floor.portfolio'], texts['floor.portfolio']?.replace('operational', 'neither'));
    assert.equal(after['board.portfolio'], texts['board.portfolio']?.replace('strategic', 'neither'));
    assert.match(refused(run('set-track', ['beds'], { value: 'tactical' })), /no track “tactical”/);
  });
  it('set-status', () => {
    assert.match(
      text('set-status', ['beds'], { value: 'done' }, 'floor.portfolio'),
      /track: operational\n {4}status: done\n/,
    );
    assert.match(refused(run('set-status', ['beds'], { value: 'later' })), /no status “later”/);
  });
  it('set-title quotes as needed and leaves the comment', () => {
    assert.match(
      text('set-title', ['beds'], { value: ' Beds:  now ' }, 'floor.portfolio'),
      /title: "Beds: now" # mine\n/,
    );
    assert.match(refused(run('set-title', ['beds'], { value: ' ' })), /empty/);
    assert.match(refused(run('set-title', ['beds', 'hub'], { value: 'x' })), /one item at a time/);
  });
  it('set-goal adds, moves and takes off', () => {
    assert.match(text('set-goal', ['beds'], { value: 'fast' }, 'floor.portfolio'), /goals: \[safe, fast\]/);
    assert.match(
      text('set-goal', ['tubes'], { value: 'fast' }, 'floor.portfolio'),
      /title: Tubes\n {4}track: operational\n {4}goals: \[fast\]/,
    );
    assert.match(
      text('set-goal', ['beds'], { value: 'fast', from: 'safe' }, 'floor.portfolio'),
      /goals: \[fast\]/,
    );
    assert.doesNotMatch(text('set-goal', ['beds'], { from: 'safe' }, 'floor.portfolio'), /goals/);
    assert.match(refused(run('set-goal', ['beds'], { value: 'cheap' })), /no goal `cheap`/);
  });
  it('set-team adds, hands over with the effort, and takes off', () => {
    assert.match(
      text('set-team', ['beds'], { value: 'lab' }, 'floor.portfolio'),
      /teams: \{wards: 0.5 fte, lab: 0 fte\}/,
    );
    assert.match(text('set-team', ['tubes'], { value: 'lab' }, 'floor.portfolio'), /teams: \[lab\]/);
    assert.match(
      text('set-team', ['beds'], { value: 'lab', from: 'wards' }, 'floor.portfolio'),
      /teams: \{lab: 0.5 fte\}/,
    );
    assert.doesNotMatch(text('set-team', ['beds'], { from: 'wards' }, 'floor.portfolio'), /^ {4}teams/m);
    const both = worldOf({
      ...texts,
      'floor.portfolio':
        'items:\n  - id: beds\n    title: B\n    teams:\n      wards: 0.5 fte\n      lab: 0.25 fte # us\n',
    });
    assert.match(
      done(both, run('set-team', ['beds'], { value: 'lab', from: 'wards' }, both))['floor.portfolio'] ?? '',
      /teams:\n {6}lab: 0.75 fte # us\n/,
    );
  });
  it('new-item stands beside what is near, with what the group has in common', () => {
    const world = worldOf(texts);
    const result = verbs['new-item'](world, [], {
      value: 'Cut the wait: now',
      near: { ref: world.item('beds') },
    });
    const after = done(world, result)['floor.portfolio'] ?? '';
    assert.match(
      after,
      /0.5 fte\}\n\n {2}- id: cut-wait-now\n {4}title: "Cut the wait: now"\n {4}track: operational\n\n {2}- id: tubes/,
    );
    assert.ok('edits' in result && result.reveal);
    const document = Document.of('f', after);
    const { range, selection } = result.reveal;
    assert.equal(
      document.slice(document.offsetAt(range.start), document.offsetAt(range.start) + 8),
      'id: cut-',
    );
    assert.equal(
      document.slice(document.offsetAt(selection.start), document.offsetAt(selection.end)),
      '"Cut the wait: now"',
    );
    const group = done(
      world,
      verbs['new-item'](world, [], { value: 'Leap', near: { track: 'strategic', goal: 'fast' } }),
    );
    assert.match(
      done(world, verbs['new-item'](world, [], { value: 'Leap', near: { track: 'strategic' } }))[
        'board.portfolio'
      ] ?? '',
      /- id: leap\n {4}title: Leap\n {4}track: strategic\n/,
    );
    assert.notDeepEqual(group, texts);
  });
  it('new-goal is part of the goal that the one beside it is part of', () => {
    const world = worldOf(texts);
    const after =
      done(world, verbs['new-goal'](world, [], { value: 'Kind', near: { goal: 'fast' } }))[
        'root.portfolio'
      ] ?? '';
    assert.match(after, /parent: safe\n {2}- id: kind\n {4}title: Kind\n {4}parent: safe\nteams/);
  });
  it('move-to-file moves an item to where its track lives, and leads its links there', () => {
    const world = worldOf(texts);
    const after = done(world, run('move-to-file', ['stray'], {}, world));
    assert.equal(after['sub/new.portfolio'], 'items:\n');
    assert.match(
      after['floor.portfolio'] ?? '',
      /- id: stray\n {4}title: Stray\n {4}track: operational\n {4}links:\n {6}- \{title: Notes, url: sub\/notes\/a.md\}\n$/,
    );
    assert.match(refused(run('move-to-file', ['beds'], {})), /where most operational items are/);
    const elsewhere = 'file:///p/scenarios/Fewer%20at%20once.scenario.portfolio';
    assert.equal(
      refused(run('move-to-file', ['beds'], { value: elsewhere })),
      'Fewer at once.scenario.portfolio is no file of this portfolio. Choose another one.',
    );
  });
  it('refuses for people what cannot be edited', () => {
    const world = worldOf({
      'a.portfolio': 'items:\n  - &x\n    id: a\n    title: A\n    track: &t strategic\n    tags: [*t]\n',
    });
    assert.match(refused(run('set-track', ['a'], { value: 'neither' }, world)), /an alias/);
  });
});
