/** The page of the picture without a page: what is said, what keys mean, which mark is next, what part of time is shown. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cardPlace, commandOf, type Mark, nextMark } from '../../client/src/two-paths/keyboard.ts';
import { readFromPage, readState, readToPage } from '../../client/src/two-paths/messages.ts';
import { filled } from '../../client/src/two-paths/words.ts';
import {
  atToday,
  centre,
  dayAt,
  panned,
  WheelSteps,
  zoomIn,
  zoomOut,
} from '../../client/src/two-paths/zoom.ts';
import { type PictureTime, pictureTabs } from '../../server/src/protocol/picture.ts';

describe('messages', () => {
  const wish = {
    serial: 1,
    portfolio: 'file:///p',
    view: 'timeline',
    width: 640,
    filter: { goal: 'care' },
    zoom: { scale: 'quarter', at: 21000 },
  };

  it('are read as they were sent', () => {
    assert.deepEqual(readFromPage({ kind: 'wish', wish }), { kind: 'wish', wish });
    assert.deepEqual(readFromPage({ kind: 'open', key: 'a~0', beside: true }), {
      kind: 'open',
      key: 'a~0',
      beside: true,
    });
    assert.deepEqual(readFromPage({ kind: 'card', ticket: 3, keys: ['a~0'], reasons: false })?.kind, 'card');
    assert.deepEqual(readFromPage({ kind: 'copy', more: 1 }), { kind: 'copy' });
  });

  it('are dropped where they are not as agreed', () => {
    const bad: readonly unknown[] = [
      null,
      undefined,
      'wish',
      [],
      {},
      { kind: 'wish' },
      { kind: 'wish', wish: { ...wish, view: 'chart' } },
      { kind: 'wish', wish: { ...wish, width: Number.NaN } },
      { kind: 'wish', wish: { ...wish, serial: '1' } },
      { kind: 'open', key: 1, beside: true },
      { kind: 'open', key: 'a' },
      { kind: 'open-file', uri: 'file:///a', line: '3' },
      { kind: 'card', ticket: 1, keys: [1], reasons: true },
      { kind: 'save', format: 'exe' },
      { kind: 'add', track: 'neither' },
      { kind: 'delete' },
    ];
    for (const value of bad) assert.equal(readFromPage(value), undefined, JSON.stringify(value));
    assert.equal(readToPage({ kind: 'theme' }), undefined);
    assert.equal(readToPage('picture'), undefined);
  });

  it('take nonsense in a filter or zoom for none', () => {
    const read = readFromPage({
      kind: 'wish',
      wish: { ...wish, filter: { goal: 7 }, zoom: { scale: 'week', at: 1 } },
    });
    assert.ok(read?.kind === 'wish');
    assert.deepEqual(read.wish.filter, {});
    assert.equal(read.wish.zoom, null);
  });

  it('bring back a state, whole or in part', () => {
    const first = readState(undefined);
    assert.equal(first.view, 'two-paths');
    assert.deepEqual(readState({ ...first, view: 'bowler', scroll: 40 }), {
      ...first,
      view: 'bowler',
      scroll: 40,
    });
    assert.deepEqual(readState({ view: 'gone', zoom: { scale: 'year', at: 1.5 }, table: 'yes' }), first);
  });
});

describe('keys', () => {
  const key = (name: string, more: { ctrl?: boolean; shift?: boolean; onItem?: boolean } = {}) =>
    commandOf({ key: name, ctrl: false, shift: false, alt: false, onItem: true, ...more });

  it('move, open and explain on an item, and are left alone elsewhere', () => {
    assert.deepEqual(key('ArrowLeft'), { kind: 'move', to: 'left' });
    assert.deepEqual(key('t'), { kind: 'move', to: 'today' });
    assert.deepEqual(key('Enter'), { kind: 'open', beside: false });
    assert.deepEqual(key('Enter', { ctrl: true }), { kind: 'open', beside: true });
    assert.deepEqual(key(' '), { kind: 'reasons' });
    for (const name of ['ArrowLeft', 'Enter', ' ', 't', 'Home'])
      assert.equal(key(name, { onItem: false }), null, name);
  });

  it('zoom, pan, change the view and close anywhere', () => {
    assert.deepEqual(key('+', { onItem: false, shift: true }), { kind: 'zoom', to: 'in' });
    assert.deepEqual(key('-', { onItem: false }), { kind: 'zoom', to: 'out' });
    assert.deepEqual(key('0', { onItem: false }), { kind: 'zoom', to: 'whole' });
    assert.deepEqual(key('ArrowRight', { shift: true, onItem: false }), { kind: 'pan', by: 1 });
    for (const [at, view] of pictureTabs.entries())
      assert.deepEqual(key(String(at + 1), { onItem: false }), { kind: 'view', view });
    assert.deepEqual(key('Escape', { onItem: false }), { kind: 'close' });
  });

  it('with Ctrl belong to VS Code', () => {
    for (const name of ['+', '-', '0', '1', 'ArrowLeft', ' ', 'c'])
      assert.equal(key(name, { ctrl: true }), null);
    assert.equal(key('x'), null);
    assert.equal(key('9'), null);
  });
});

describe('the next mark', () => {
  const mark = (name: string, x: number, lane: number, links: readonly string[] = []): Mark => ({
    key: name,
    x,
    y: lane * 100,
    lane,
    links,
  });
  // In the order of the page, which is not that of time.
  const marks = [
    mark('late leap', 300, 0),
    mark('early leap', 100, 0, ['step b']),
    mark('mixed', 250, 1),
    mark('step c', 400, 2),
    mark('step a', 90, 2),
    mark('step b', 200, 2),
  ];
  const from = (name: string, to: Parameters<typeof nextMark>[2], today: number | null = null) =>
    marks[
      nextMark(
        { marks, layout: 'lanes', today },
        marks.findIndex((each) => each.key === name),
        to,
      )
    ]?.key;

  it('is by date within a lane', () => {
    assert.equal(from('step a', 'right'), 'step b');
    assert.equal(from('step b', 'right'), 'step c');
    assert.equal(from('step c', 'right'), 'step c');
    assert.equal(from('step c', 'left'), 'step b');
    assert.equal(from('step c', 'first'), 'step a');
    assert.equal(from('early leap', 'last'), 'late leap');
  });

  it('is along a link between lanes, else the nearest in time', () => {
    assert.equal(from('early leap', 'down'), 'step b');
    assert.equal(from('step b', 'up'), 'early leap');
    assert.equal(from('late leap', 'down'), 'mixed');
    assert.equal(from('mixed', 'down'), 'step b');
    assert.equal(from('step c', 'up'), 'mixed');
    assert.equal(from('mixed', 'up'), 'late leap');
    assert.equal(from('late leap', 'up'), 'late leap');
  });

  it('is the one nearest to today', () => {
    assert.equal(from('step c', 'today', 120), 'step a');
    assert.equal(from('step c', 'today'), 'step c');
  });

  it('is row by row where there are rows, and the nearest in a table', () => {
    assert.equal(nextMark({ marks, layout: 'rows', today: null }, 1, 'down'), 2);
    assert.equal(nextMark({ marks, layout: 'rows', today: null }, 0, 'up'), 0);
    const table = [
      { key: 'a', x: 0, y: 0, lane: 0, links: [] },
      { key: 'b', x: 0, y: 20, lane: 0, links: [] },
      { key: 'c', x: 200, y: 2, lane: 0, links: [] },
    ];
    assert.equal(nextMark({ marks: table, layout: 'free', today: null }, 0, 'right'), 2);
    assert.equal(nextMark({ marks: table, layout: 'free', today: null }, 0, 'down'), 1);
    assert.equal(nextMark({ marks: table, layout: 'free', today: null }, 2, 'right'), 2);
  });

  it('is the first where there was none', () => {
    assert.equal(nextMark({ marks, layout: 'lanes', today: null }, -1, 'right'), 0);
    assert.equal(nextMark({ marks: [], layout: 'lanes', today: null }, 0, 'right'), -1);
  });
});

describe('the card', () => {
  const card = { width: 260, height: 200 };
  const room = { width: 900, height: 600 };
  const mark = (left: number, top: number) => ({ left, right: left + 10, top, bottom: top + 10 });

  it('stands right of its mark and above it, and turns at the edges', () => {
    assert.deepEqual(cardPlace(mark(300, 400), card, room), { left: 318, top: 220 });
    assert.equal(cardPlace(mark(800, 400), card, room).left, 800 - 8 - 260);
    assert.equal(cardPlace(mark(300, 60), card, room).top, 50);
  });

  it('never leaves the window', () => {
    for (const x of [-50, 0, 450, 899])
      for (const y of [-50, 0, 300, 599]) {
        const { left, top } = cardPlace(mark(x, y), card, room);
        assert.ok(left >= 8 && left + card.width <= 892, `${x} ${y}`);
        assert.ok(top >= 8 && top + card.height <= 592, `${x} ${y}`);
      }
    assert.equal(cardPlace(mark(100, 100), { width: 400, height: 900 }, { width: 300, height: 200 }).left, 8);
  });
});

describe('time', () => {
  const whole = { first: 20819, last: 21549 };
  const time = (first: number, last: number): PictureTime => ({
    first,
    last,
    words: '',
    whole,
    today: 21076,
    scales: ['whole', 'year', 'half', 'quarter'],
  });
  const all = time(whole.first, whole.last);

  it('zooms a scale at a time around a day, and back to the whole', () => {
    const year = zoomIn(null, all, 21076);
    assert.deepEqual(year, { scale: 'year', at: 21076 });
    const half = zoomIn(year, all, 99999);
    assert.deepEqual(half, { scale: 'half', at: whole.last });
    assert.equal(zoomIn({ scale: 'quarter', at: 21076 }, all, 21076)?.scale, 'quarter');
    assert.equal(zoomOut({ scale: 'year', at: 21076 }, all, 21076), null);
    assert.equal(zoomOut(null, all, 21076), null);
    assert.deepEqual(zoomOut({ scale: 'half', at: 1 }, all, 21076), { scale: 'year', at: 21076 });
  });

  it('leaves out scales that make no difference', () => {
    const short: PictureTime = { ...all, scales: ['whole', 'quarter'] };
    assert.equal(zoomIn(null, short, 21076)?.scale, 'quarter');
    const shortest: PictureTime = { ...all, scales: ['whole'] };
    assert.equal(zoomIn(null, shortest, 21076), null);
  });

  it('pans to the part beside it, within the period', () => {
    const zoom = { scale: 'year', at: 20900 } as const;
    assert.deepEqual(panned(zoom, time(20819, 21183), 1), { scale: 'year', at: 21184 });
    assert.equal(panned(zoom, time(20819, 21183), -1), null);
    assert.equal(panned(zoom, time(21184, 21549), 1), null);
    assert.equal(panned(null, all, 1), null);
  });

  it('goes to today, and zooms around it where it is shown', () => {
    assert.deepEqual(atToday({ scale: 'half', at: 21500 }, all), { scale: 'half', at: 21076 });
    assert.equal(atToday(null, all), null);
    assert.equal(centre(all), 21076);
    assert.equal(centre(time(21184, 21549)), Math.round((21184 + 21549) / 2));
  });

  it('knows the day under the pointer', () => {
    assert.equal(dayAt('204 1000 100 199', 204), 100);
    assert.equal(dayAt('204 1000 100 199', 704), 150);
    assert.equal(dayAt('204 1000 100 199', 5000), 199);
    assert.equal(dayAt('204 1000 100 199', -20), 100);
    assert.equal(dayAt('', 10), null);
    assert.equal(dayAt('0 0 1 2', 10), null);
  });

  it('gathers the turns of a wheel', () => {
    const steps = new WheelSteps(60);
    assert.equal(steps.take(100, 1000), 1);
    assert.equal(steps.take(20, 1010), 0);
    assert.equal(steps.take(20, 1020), 0);
    assert.equal(steps.take(30, 1030), 1);
    assert.equal(steps.take(50, 1040), 0);
    assert.equal(steps.take(-50, 1050), 0, 'the other way round it begins anew');
    assert.equal(steps.take(-20, 1060), -1);
    assert.equal(steps.take(50, 1070), 0);
    assert.equal(steps.take(50, 3000), 0, 'after a pause too');
  });
});

describe('words', () => {
  it('are filled in by place', () => {
    assert.equal(filled('{0} at line {1}', 'a.portfolio', 3), 'a.portfolio at line 3');
    assert.equal(filled('{1} {0} {2}', 'a', 'b'), 'b a {2}');
  });
});
