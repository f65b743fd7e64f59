/** `twotrack/calibrate`: computes what `twotrack calibrate` prints, and offers the suggested vocabulary as an edit. */
import { tracks as declared } from '../core/language/item-schema.ts';
import { t } from '../core/text/l10n.ts';
import { vocabularyEdits } from '../edits/kit/vocabulary-edits.ts';
import { type CalibrateParams, type CalibrateResult, calibrate as method } from '../protocol/calibrate.ts';
import { type Calibration, calibrationOf } from '../session/calibration.ts';
import { VERDICTS } from '../traits/verdict.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';

export const calibrate = defineSessionFeature<CalibrateParams, CalibrateResult>({
  method,
  params: shapeOf<CalibrateParams>({ portfolio: text }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    const files = [...portfolio.files.keys()].flatMap((uri) => session.snapshot(uri) ?? []);
    const found = calibrationOf(files);
    if (found.items === 0) return { refused: t`No item declares a track: there is nothing to compare.` };
    const words = found.vocabulary.operational.length + found.vocabulary.strategic.length;
    const edits = words === 0 ? null : vocabularyEdits(portfolio, found.vocabulary);
    return {
      text: told(session.nameOf(portfolio), found),
      words,
      edit: edits === null ? null : editOfFiles(session, portfolio, client, edits),
    };
  },
});

function told(
  name: string,
  { items, undeclared, confusion, compared, agreement, kappa, vocabulary }: Calibration,
): string {
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const heads = {
    operational: t`operational`,
    strategic: t`strategic`,
    mixed: t`mixed`,
    unclear: t`unclear`,
  };
  const tracks = { operational: t`operational`, strategic: t`strategic`, neither: t`neither` };
  const words = [...vocabulary.operational, ...vocabulary.strategic].length;
  return [
    `# ${t`How far to trust the verdict: ${name}`}`,
    agreement === null
      ? t`No item on a track has a verdict for one: too little is said to compare.`
      : kappa === null
        ? t`Where the verdict names a track it agrees with ${Math.round(agreement * compared)} of ${compared} declared tracks (${Math.round(agreement * 100)} in 100).`
        : t`Where the verdict names a track it agrees with ${Math.round(agreement * compared)} of ${compared} declared tracks (${Math.round(agreement * 100)} in 100), kappa ${kappa.toFixed(2)} (0 is chance, 1 is all).`,
    t`The declared tracks are taken to be right. Items with a track: ${items}; without: ${undeclared}.`,
    [
      row([t`declared, and reads`, ...VERDICTS.map((verdict) => heads[verdict])]),
      `|---|${VERDICTS.map(() => '--:').join('|')}|`,
      ...declared.map((track) => row([tracks[track], ...confusion[track]])),
    ].join('\n'),
    ...(words === 0
      ? []
      : [
          t`Words that only one track has, among items that the verdict did not see so. Where they are right, take them up:`,
          [
            '```yaml',
            'vocabulary:',
            ...(['operational', 'strategic'] as const)
              .filter((side) => vocabulary[side].length > 0)
              .map((side) => `  ${side}: [${vocabulary[side].join(', ')}]`),
            '```',
          ].join('\n'),
        ]),
  ].join('\n\n');
}
