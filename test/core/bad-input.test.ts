/** Texts that are no portfolios, at the doors of the core: nothing throws, every finding stands in the text. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeText, type FileSource } from '../../server/src/core/text/file-source.ts';
import { Session } from '../../server/src/session/session.ts';
import { findings, NAME, problems, rulesOf, SAMPLE, session, TODAY } from '../support/bad-input.ts';
import { findingsOf, HOME, uriOf } from '../support/world.ts';

describe('texts that are no portfolios', () => {
  const texts: Record<string, readonly [string, readonly string[]]> = {
    empty: ['', []],
    'a line break': ['\n', []],
    blanks: [' \t \r\n ', []],
    'a comment': ['# nothing yet', []],
    'a word': ['half', ['wrong-type']],
    'a list': ['- a\n- b\n', ['wrong-type']],
    'a number': ['42', ['wrong-type']],
    'a quoted text': ['"text"', ['wrong-type']],
    'an alias': ['*a', ['wrong-type']],
    prose: ['Dear all,\n\nplease find attached: the plan.\n', ['syntax']],
    HTML: ['<!doctype html>\n<html><body class="x">a</body></html>\n', ['wrong-type']],
    CSV: ['id;title\r\n1;A\r\n', ['wrong-type']],
    'a directive for YAML 1.1': ['%YAML 1.1\n---\nitems:\n  - id: a\n    title: A\n', ['unsupported-yaml']],
    'several documents': ['items: []\n---\nitems: []\n', ['unsupported-yaml']],
    'null as everything': ['items: null\ngoals: ~\nteams:\n', ['wrong-type', 'wrong-type']],
    NUL: ['items:\n  - id: a\u0000b\n', ['bad-value', 'missing-key']],
    'only a byte order mark': ['\ufeff', []],
    'an open quote': ['portfolio: "', ['syntax']],
    'an open brace': ['{', ['syntax']],
    'a lone surrogate': ['portfolio: \ud800', []],
  };
  for (const [name, [text, expected]] of Object.entries(texts)) {
    test(name, () => assert.deepEqual(problems(text).sort(), [...expected].sort()));
  }
});

describe('every door says why a file is no text', () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
  const problem = (data: Uint8Array): string => {
    const read = decodeText(data);
    return 'problem' in read ? read.problem : `text ${JSON.stringify(read.text)}`;
  };
  test('UTF-16, either way round', () => {
    assert.match(problem(bytes(0xff, 0xfe, 0x61, 0)), /UTF-16/);
    assert.match(problem(bytes(0xfe, 0xff, 0, 0x61)), /UTF-16/);
  });
  test('bytes that are no UTF-8', () => {
    assert.match(problem(bytes(0x61, 0xff, 0x62)), /not UTF-8/);
    assert.match(problem(bytes(0xc3)), /not UTF-8/);
    assert.match(problem(bytes(0xed, 0xa0, 0x80)), /not UTF-8/);
  });
  test('NUL and binary', () => {
    assert.match(problem(bytes(0x61, 0, 0x62)), /NUL/);
    assert.match(problem(bytes(0x89, 0x50, 0x4e, 0x47)), /not UTF-8/);
  });
  test('a byte order mark is no part of the text', () =>
    assert.equal(problem(bytes(0xef, 0xbb, 0xbf, 0x61)), 'text "a"'));
  test('too large', () => assert.match(problem(new Uint8Array(64 * 1024 * 1024 + 1)), /larger than 64 MB/));

  test('no permission, a folder, gone while open: a finding at the top of the file, and the others stand', async () => {
    const files = new Map<string, string | null>([
      ['a.portfolio', 'portfolio: A\n'],
      ['b.portfolio', null],
      ['c.portfolio', 'items:\n  - id: c\n    title: C\n'],
    ]);
    const source: FileSource = {
      find: () => Promise.resolve([...files.keys()].map(uriOf)),
      list: () => Promise.resolve({ files: [...files.keys()].map(uriOf), last: true }),
      read: (uri) => {
        const text = files.get(uri.slice(HOME.length + 1));
        return Promise.resolve(
          text === undefined
            ? null
            : text === null
              ? { problem: 'This file cannot be read: permission denied.' }
              : { text },
        );
      },
    };
    const own = new Session(source, TODAY);
    await own.workspace.openFolder(HOME);
    own.settle();
    const shown = (name: string): string[] => {
      const file = own.snapshot(uriOf(name));
      return file === null
        ? ['gone']
        : findingsOf(file)
            .filter(({ rule }) => rule === 'syntax')
            .map(({ message }) => message);
    };
    assert.deepEqual(shown('b.portfolio'), ['This file cannot be read: permission denied.']);
    assert.deepEqual(shown('c.portfolio'), []);
    // Deleted on disk while an editor has it open: the editor's text counts until it is closed.
    await own.workspace.open(uriOf('c.portfolio'), 'items:\n  - id: c2\n    title: C\n', 1);
    files.delete('c.portfolio');
    assert.equal(await own.workspace.refresh(uriOf('c.portfolio')), false);
    own.settle();
    assert.equal(own.snapshot(uriOf('c.portfolio'))?.portfolio.index.byId('item', 'c2').length, 1);
    await own.workspace.close(uriOf('c.portfolio'));
    own.settle();
    assert.equal(own.snapshot(uriOf('c.portfolio')), null);
    // And permission granted: the finding goes.
    files.set('b.portfolio', 'items: []\n');
    assert.equal(await own.workspace.refresh(uriOf('b.portfolio')), true);
    own.settle();
    assert.deepEqual(shown('b.portfolio'), []);
  });
});

describe('places', () => {
  test('columns are UTF-16 units behind an emoji, a tab and a byte order mark', () => {
    const at = (text: string): unknown =>
      findings(text).find(({ rule }) => rule === 'bad-value')?.range.start;
    assert.deepEqual(at('items:\n  - {title: 🚂🚂, id: A B}\n'), { line: 1, character: 22 });
    assert.deepEqual(at('items:\n  - id:\tA B\n    title: x\n'), { line: 1, character: 8 });
    assert.deepEqual(at('\ufeffcurrency: X\nportfolio: P\n'), { line: 0, character: 11 });
  });
  test('CRLF and lone CR count as one line break each', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = ['portfolio: P', 'items:', '  - id: A B', '    title: x', ''].join(eol);
      assert.deepEqual(findings(text).find(({ rule }) => rule === 'bad-value')?.range, {
        start: { line: 2, character: 8 },
        end: { line: 2, character: 11 },
      });
    }
  });
  test('a byte order mark hides neither the first key nor a section', () => {
    assert.equal(session.snapshot(uriOf(NAME)) === null, false);
    findings('\ufeffitems:\n  - id: a\n    title: A\n');
    assert.equal(session.snapshot(uriOf(NAME))?.portfolio.index.refs.item.size, 1);
  });
});

describe('half-typed', () => {
  test('the sample cut at every offset', () => {
    for (let i = 0; i <= SAMPLE.length; i++) findings(SAMPLE.slice(0, i));
  });
  test('every line of the sample cut at every column, the rest of the file as it is', () => {
    let start = 0;
    for (const line of SAMPLE.split('\n')) {
      for (let column = 0; column < line.length; column++)
        findings(SAMPLE.slice(0, start + column) + SAMPLE.slice(start + line.length));
      start += line.length + 1;
    }
  });
  test('every character of the sample replaced', () => {
    const characters = ['"', "'", '[', '{', '}', ':', '#', '-', '\n', '\t', '|', '&', '*', '\u0000', '🚂'];
    for (let i = 0; i < SAMPLE.length; i += 2)
      findings(SAMPLE.slice(0, i) + (characters[i % characters.length] as string) + SAMPLE.slice(i + 1));
  });
});

describe('conflict markers', () => {
  const conflict = (ours: string, theirs: string): string =>
    `<<<<<<< HEAD\n${ours}||||||| base\n${theirs}=======\n${theirs}>>>>>>> topic\n`;
  const count = (text: string): number => rulesOf(text).filter((rule) => rule === 'syntax').length;
  const ids = (): string[] =>
    [...(session.snapshot(uriOf(NAME))?.portfolio.index.refs.item ?? [])].map(
      (ref) => ref.entry.values.fields.id?.text ?? '?',
    );
  test('around entries: one finding each, and the upper side is read', () => {
    const text = `portfolio: P\nitems:\n  - id: a\n    title: A\n${conflict('  - id: b\n    title: B\n', '  - id: c\n    title: C\n')}  - id: d\n    title: D\n${conflict('  - id: e\n    title: E\n', '')}`;
    assert.equal(count(text), 2);
    assert.deepEqual(ids(), ['a', 'b', 'd', 'e']);
    assert.deepEqual(problems(text), ['syntax', 'syntax']);
  });
  test('directly under the section, within an entry, around keys of the head', () => {
    assert.deepEqual(problems(`items:\n${conflict('  - id: a\n    title: A\n', '  - id: b\n')}`), ['syntax']);
    assert.deepEqual(ids(), ['a']);
    assert.deepEqual(
      problems(`items:\n  - id: a\n${conflict('    title: A\n', '    title: B\n')}    status: active\n`),
      ['syntax'],
    );
    assert.deepEqual(problems(`${conflict('portfolio: P\n', 'portfolio: Q\n')}period: 2027\nitems: []\n`), [
      'syntax',
    ]);
  });
  test('an opening marker alone', () =>
    assert.equal(count('items:\n  - id: a\n    title: A\n<<<<<<< HEAD\n  - id: b\n    title: B\n'), 1));
  test('a rule of seven signs in a text is none', () =>
    assert.deepEqual(
      problems(
        'items:\n  - id: a\n    title: A\n    description: |\n      Heading\n      =======\n      <<<<<<< x\n',
      ),
      [],
    ));
});

describe('names that objects have of themselves', () => {
  const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
  test('as keys, ids, values and references', () => {
    for (const word of words) {
      assert.ok(problems(`${word}: x\n`).includes('unknown-key'), word);
      assert.ok(problems(`items:\n  - id: a\n    title: A\n    ${word}: x\n`).includes('unknown-key'), word);
      for (const key of [
        'track',
        'status',
        'funding',
        'budget',
        'effort',
        'horizon',
        'start',
        'id',
        'goals',
        'teams',
        'depends-on',
        'review',
        'measures',
        'links',
      ]) {
        for (const value of [word, `[${word}]`, `{${word}: ${word}}`, `[{${word}: ${word}}]`])
          findings(`items:\n  - {id: b, title: B, ${key}: ${value}}\n`);
      }
      for (const key of ['currency', 'period', 'balance', 'rules', 'vocabulary', 'portfolio']) {
        for (const value of [
          word,
          `[${word}]`,
          `{${word}: ${word}}`,
          `{${word}: {${word}: ${word}}}`,
          `{mixed-traits: {${word}: 1}}`,
          `{operational: [${word}]}`,
        ])
          findings(`portfolio: P\n${key}: ${value}\n`);
      }
    }
    findings(
      'items:\n  - id: constructor\n    title: A\n    depends-on: [constructor, tostring]\n    owner: constructor\nteams:\n  - {id: constructor, name: C}\ngoals:\n  - {id: constructor, title: C, parent: constructor}\n',
    );
  });
});
