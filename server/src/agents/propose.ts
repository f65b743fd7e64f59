/** `propose`: returns the edits that the editor would make as a patch, with their reasons. Never applies them. */
import { z } from 'zod';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { FileEdit } from '../core/text/finding.ts';
import { plainText } from '../core/text/plain-text.ts';
import { verbs } from '../edits/verbs/verbs.ts';
import { fixAll, fixEdits, offered } from '../session/fixes.ts';
import type { FileSnapshot } from '../session/session.ts';
import { classifiedIn } from './classified.ts';
import { changesOf, patchOf } from './patch.ts';
import { RefusedCall } from './refused-call.ts';
import { diagnosticJson, findingsIn } from './report-finding.ts';
import { defineTool } from './tool.ts';
import { itemOf, portfoliosOf, type World } from './world.ts';

const actions = [
  'fix',
  'fix-all',
  'set-track',
  'set-status',
  'set-title',
  'set-goal',
  'set-team',
  'set-balance',
  'split',
  'move-to-file',
  'new-item',
  'new-goal',
] as const;

const input = z.strictObject({
  action: z
    .enum(actions)
    .describe(
      'fix: one fix of one finding. fix-all: everything that is safe to fix. set-track, set-status, set-title: `value` is the new value. set-goal, set-team: adds `value`, replaces `from` with it, or removes `from` if there is no `value`. set-balance: `value` is the operational share in percent. split: splits an item that mixes both tracks into one of each. move-to-file: `value` is a file; by default the one with most items of the track. new-item, new-goal: `value` is the title.',
    ),
  items: z
    .array(z.string())
    .default([])
    .describe('Ids of the items to change; for new-item and new-goal, the item to insert beside.'),
  value: z.string().optional(),
  from: z.string().optional(),
  path: z
    .string()
    .optional()
    .describe(
      'A folder or file to search, relative to the server’s folder; for new-item, new-goal and fix-all, the file to change.',
    ),
  code: z.string().optional().describe('fix: the `code` of the finding.'),
  line: z
    .int()
    .min(0)
    .optional()
    .describe('fix: the line on which the finding starts, from 0, if `items` is ambiguous.'),
  title: z
    .string()
    .optional()
    .describe(
      'fix: the title of one of the finding’s `fixes`; the first one by default, unless that is one of several goals to choose from.',
    ),
});
type Input = z.infer<typeof input>;

export const propose = defineTool({
  name: 'propose',
  title: 'Propose a change as a patch',
  description:
    'Makes the same edits as the editor and returns them as a unified diff for `git apply`; nothing is written. The answer includes the evidence, the findings that the change fixes and those that it adds. Show the patch to a person and let the person decide.',
  input,
  async run(asked, open) {
    const world = await open({ path: asked.path });
    const proposal = proposalOf(world, asked);
    if ('refused' in proposal) return { version: 1, refused: proposal.refused };
    const { edits, why } = proposal;
    const { session } = world;
    const changes = changesOf(session, edits);
    if (changes.length === 0)
      return { version: 1, refused: 'Nothing would change: it is like that already.' };
    const ids = new Set(asked.items);
    const evidence = classifiedIn(world.files, world.named).filter(({ id }) => id !== null && ids.has(id));
    const patch = await patchOf(changes, world);
    const portfolios = [...new Set(changes.flatMap(({ uri }) => session.workspace.portfolioOf(uri) ?? []))];
    const before = findingsOf(world, portfolios);
    for (const { uri, after } of changes) session.workspace.put(uri, after);
    session.settle();
    const after = findingsOf(world, portfolios);
    return {
      version: 1,
      written: false,
      title: why.title,
      files: changes.map(({ uri }) => world.named(uri)),
      patch,
      finding: why.finding ?? null,
      evidence,
      putsRight: missingFrom(after, before),
      brings: missingFrom(before, after),
    };
  },
});

interface Proposal {
  readonly edits: readonly FileEdit[];
  readonly why: { readonly title: string; readonly finding?: object };
}

function proposalOf(world: World, asked: Input): Proposal | { readonly refused: string } {
  if (asked.action === 'fix') return fixOf(world, asked);
  if (asked.action === 'fix-all') {
    const edits = world.files.flatMap((file) =>
      fixAll(file).map(({ span, text }) => ({ uri: file.uri, span, text })),
    );
    return { edits, why: { title: 'Apply all safe fixes' } };
  }
  const refs = asked.items.map((id) => itemOf(world, id));
  const creates = asked.action === 'new-item' || asked.action === 'new-goal';
  if (refs.length === 0 && !creates && asked.action !== 'set-balance')
    throw new RefusedCall(`${asked.action} needs the ids of the items to change in \`items\``);
  const portfolio = thePortfolio(world, refs);
  const analysis = world.session.analysisOf(portfolio);
  const file = asked.action === 'move-to-file' ? fileNamed(world, portfolio, asked.value) : asked.value;
  const near = creates && refs[0] !== undefined ? { near: { ref: refs[0].ref } } : {};
  const only = world.files.length === 1 && asked.path !== undefined ? { uri: world.files[0]?.uri ?? '' } : {};
  const result = verbs[asked.action](
    { portfolio, judge: (item) => analysis.judgementOf(item) },
    creates ? [] : refs.map(({ ref }) => ref),
    {
      ...(file === undefined ? {} : { value: file }),
      ...(asked.from === undefined ? {} : { from: asked.from }),
      ...near,
      ...only,
    },
  );
  if ('refused' in result) return result;
  return {
    edits: result.edits,
    why: { title: [asked.action, ...asked.items, asked.value ?? ''].join(' ').trim() },
  };
}

/** Finds one fix of one finding by code, item, line and title. */
function fixOf(world: World, { code, items, line, title }: Input): Proposal | { readonly refused: string } {
  if (code === undefined) throw new RefusedCall('fix needs the code of a finding in `code`');
  const found = findingsIn(world.files, world.named).filter(
    (finding) =>
      finding.code === code &&
      (line === undefined || finding.range.start.line === line) &&
      (items.length === 0 || (finding.item !== null && items.includes(finding.item))),
  );
  const [one, ...more] = found;
  if (one === undefined) throw new RefusedCall(`there is no finding ${plainText(code)} there`);
  if (more.length > 0)
    throw new RefusedCall(
      `${found.length} findings ${plainText(code)} stand there, ${found
        .slice(0, 10)
        .map(({ file, range }) => `${file} line ${range.start.line}`)
        .join(', ')}: say which by \`path\` and \`line\``,
    );
  const fixes = offered(one.placed, one.source.portfolio, false);
  const fix = title === undefined ? fixes[0] : fixes.find((each) => each.title === title);
  if (title === undefined && fix?.choice === true)
    throw new RefusedCall(
      `somebody has to choose; say by \`title\` which: ${fixes.map((each) => each.title).join('; ')}`,
    );
  if (fix === undefined)
    throw new RefusedCall(
      fixes.length === 0
        ? `the finding ${plainText(code)} has no fix`
        : `there is no such fix; there are: ${fixes.map((each) => each.title).join('; ')}`,
    );
  return {
    edits: fixEdits(one.source, one.placed, fix),
    why: { title: fix.title, finding: { ...diagnosticJson(one), safe: fix.safe } },
  };
}

function thePortfolio(
  world: World,
  refs: readonly { readonly file: FileSnapshot; readonly ref: EntryRef }[],
): Portfolio {
  const all = refs.length > 0 ? [...new Set(refs.map(({ file }) => file.portfolio))] : portfoliosOf(world);
  const [portfolio] = all;
  if (portfolio === undefined || all.length > 1)
    throw new RefusedCall(
      `several portfolios are meant: ${all.map(({ folder }) => world.named(folder)).join(', ')}. Say which by \`path\`.`,
    );
  return portfolio;
}

/** Returns the URI of the portfolio's file with a path. */
function fileNamed(world: World, portfolio: Portfolio, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const uri = [...portfolio.files.keys()].find((each) => world.named(each) === path.replace(/^\.\//, ''));
  if (uri === undefined)
    throw new RefusedCall(`${plainText(path)} is no file of ${world.session.nameOf(portfolio)}`);
  return uri;
}

interface Short {
  readonly code: string;
  readonly item: string | null;
  readonly file: string;
  readonly message: string;
}

function findingsOf(world: World, portfolios: readonly Portfolio[]): Short[] {
  const files = portfolios
    .flatMap(({ files: own }) => [...own.keys()])
    .flatMap((uri) => world.session.snapshot(uri) ?? []);
  return findingsIn(files, world.named).map(({ code, item, file, message }) => ({
    code,
    item,
    file,
    message,
  }));
}

/** Returns the findings of `all` that `some` lacks, counting duplicates. */
function missingFrom(some: readonly Short[], all: readonly Short[]): Short[] {
  // Leaves out the message: figures in it may differ although the finding is the same.
  const keyOf = ({ code, item, file }: Short): string => JSON.stringify([code, item, file]);
  const left = new Map<string, number>();
  for (const finding of some) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return all.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}
