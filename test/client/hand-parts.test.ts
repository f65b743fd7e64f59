/** The parts of the hands that need no page: questions that follow a hand, places in a plot, messages. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Asking } from '../../client/src/two-paths/asking.ts';
import { isGrip, readFromPage } from '../../client/src/two-paths/messages.ts';
import { chipPlace, plotOf, spanOf, xOf } from '../../client/src/two-paths/plot.ts';
import { runs } from '../support/runs.ts';

describe('questions that follow a hand', () => {
  const asking = () => {
    const sent: (readonly [number, number])[] = [];
    return { sent, asking: new Asking<number, string>((ticket, wish) => void sent.push([ticket, wish])) };
  };
  it('are asked one at a time, and then the newest', () => {
    const { sent, asking: it } = asking();
    for (const wish of [1, 2, 3, 3]) it.want(wish);
    assert.deepEqual(sent, [[1, 1]]);
    assert.equal(it.hear(1, 'one'), true);
    assert.equal(it.settled, undefined, 'the answer is to an older wish');
    assert.deepEqual(sent, [
      [1, 1],
      [2, 3],
    ]);
    it.hear(2, 'three');
    assert.equal(it.settled, 'three');
  });
  it('are dropped with all that is on its way', () => {
    const { sent, asking: it } = asking();
    it.want(1);
    it.end();
    assert.equal(it.hear(1, 'one'), false);
    it.want(1);
    assert.equal(sent.length, 2, 'what was given up is asked anew');
    it.again();
    assert.equal(it.hear(sent[1]?.[0] ?? 0, 'old'), false);
    assert.equal(it.hear(sent[2]?.[0] ?? 0, 'new'), true);
    assert.equal(it.settled, 'new');
  });
  it('end with the answer to the last wish, in whatever order hand and server take turns', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(5)), { maxLength: 30 }), (turns) => {
        const { sent, asking: it } = asking();
        let heard = 0;
        const answer = (): void => {
          const next = sent[heard];
          if (next === undefined) return;
          heard++;
          it.hear(next[0], String(next[1]));
        };
        let last: number | undefined;
        for (const turn of turns) {
          if (turn === null) answer();
          else {
            it.want(turn);
            last = turn;
          }
          assert.ok(sent.length - heard <= 1, 'never two on their way');
        }
        answer();
        answer();
        assert.equal(it.settled, last === undefined ? undefined : String(last));
      }),
      runs(200),
    );
  });
});

describe('places in a plot', () => {
  const plot = plotOf('204 1000 100 199');
  assert.ok(plot);
  it('are those in which the bars are drawn', () => {
    assert.equal(xOf(plot, 100), 204);
    assert.equal(xOf(plot, 150), 704);
    assert.deepEqual(spanOf(plot, 110, 150), { x: 304, width: 400, opens: true, closes: true });
    assert.deepEqual(spanOf(plot, null, 150), { x: 696, width: 8, opens: false, closes: true });
    assert.deepEqual(spanOf(plot, 50, 300), { x: 204, width: 1000, opens: false, closes: false });
    assert.equal(spanOf(plot, 10, 20), null);
    assert.equal(spanOf(plot, null, null), null);
    for (const bad of ['', '1 2 3', '0 0 1 2', '0 100 9 1', 'a b c d']) assert.equal(plotOf(bad), null, bad);
  });
  it('lie within the plot, wherever the days do', () => {
    const day = fc.option(fc.integer({ min: -500, max: 900 }));
    fc.assert(
      fc.property(day, day, (first, last) => {
        const span = spanOf(plot, first, last);
        if (span === null) return;
        assert.ok(span.x >= 196 && span.x + span.width <= 1204 + 8 && span.width >= 2, JSON.stringify(span));
      }),
      runs(200),
    );
  });
  it('keep words within the window', () => {
    const chip = { width: 300, height: 80 };
    const room = { width: 800, height: 600 };
    assert.deepEqual(chipPlace({ x: 400, top: 100, bottom: 114 }, chip, room), { left: 250, top: 120 });
    assert.deepEqual(chipPlace({ x: 790, top: 560, bottom: 574 }, chip, room), { left: 492, top: 474 });
    assert.equal(chipPlace({ x: 0, top: 0, bottom: 14 }, chip, room).left, 8);
  });
});

describe('messages of a hand', () => {
  const move = { key: 'a~0', grip: 'end', days: 3, push: false };
  const draw = { track: 'strategic', from: 1, to: 2, dayWidth: 0.9 };
  it('are read as they were sent, by days or by steps', () => {
    for (const wish of [move, { key: 'a~0', grip: 'milestone-3', steps: -1, push: true }])
      assert.deepEqual(readFromPage({ kind: 'move', ticket: 1, write: true, wish }), {
        kind: 'move',
        ticket: 1,
        write: true,
        wish,
      });
    const drawn = { kind: 'draw', ticket: 2, write: false, wish: draw };
    assert.deepEqual(readFromPage(drawn), drawn);
    assert.deepEqual(readFromPage({ kind: 'take-back', more: 1 }), { kind: 'take-back' });
  });
  it('are dropped where they are not as agreed', () => {
    const bad: readonly unknown[] = [
      { ...move, grip: 'title' },
      { ...move, days: 1.5 },
      { ...move, days: Number.POSITIVE_INFINITY },
      { ...move, days: 1e9 },
      { ...move, push: 1 },
      { ...move, key: 7 },
      { key: 'a~0', grip: 'end', push: false },
    ];
    for (const wish of bad)
      assert.equal(readFromPage({ kind: 'move', ticket: 1, write: false, wish }), undefined);
    for (const wish of [
      { ...draw, track: 'neither' },
      { ...draw, from: 0.5 },
      { ...draw, dayWidth: '1' },
    ])
      assert.equal(readFromPage({ kind: 'draw', ticket: 1, write: false, wish }), undefined);
    assert.equal(readFromPage({ kind: 'move', ticket: '1', write: false, wish: move }), undefined);
    assert.equal(isGrip('milestone-12345'), false);
  });
});
