/** `picture`: returns a view of a portfolio as text for the agent, and as a drawing for the user of the chat. */
import { z } from 'zod';
import { plainText } from '../core/text/plain-text.ts';
import { factsOf } from '../report/facts/facts.ts';
import { portfolioView } from '../report/facts/portfolio-view.ts';
import { inWordsParagraphs } from '../report/page/in-words.ts';
import { renderFacts } from '../report/page/render.ts';
import { RefusedCall } from './refused-call.ts';
import { type Open, portfoliosOf } from './world.ts';

/** Maximum number of rows of the table below a picture. */
const TABLE_ROWS = 100;

const input = z.strictObject({
  path: z
    .string()
    .optional()
    .describe(
      'A folder or file of the portfolio, relative to the server’s folder; required if there are several.',
    ),
  view: z
    .enum(['two-paths', 'timeline', 'alignment', 'bowler', 'polarity'])
    .default('two-paths')
    .describe(
      'two-paths: both tracks over time with the balance. timeline: every item. alignment: goals and the work that serves them. bowler: measures, plan and actual. polarity: signs of too much of either track.',
    ),
  width: z
    .int()
    .min(300)
    .max(1600)
    .default(760)
    .describe('Width in CSS pixels; a view in a chat requests its own.'),
});

/** An answer for the agent, and markup for the user only. */
export interface Drawn {
  readonly answer: object;
  /** Markup with all portfolio text escaped. Contains no scripts and loads nothing. */
  readonly html: string;
}

export const picture = {
  name: 'picture',
  title: 'Show the picture of a portfolio',
  description:
    'Shows the user a picture of a portfolio if the chat supports views, and returns the same facts as sentences. If the chat shows the picture, do not repeat them.',
  input,
  /**
   * Draws the view.
   * @throws RefusedCall unless there is exactly one portfolio
   */
  async draw({ path, view, width }: z.infer<typeof input>, open: Open): Promise<Drawn> {
    const world = await open({ path });
    const [portfolio, ...more] = portfoliosOf(world);
    if (portfolio === undefined || more.length > 0)
      throw new RefusedCall(
        `several portfolios are there: ${portfoliosOf(world)
          .map(({ folder }) => plainText(world.named(folder)))
          .join(', ')}. Say which by \`path\`.`,
      );
    const { session } = world;
    const name = session.nameOf(portfolio);
    const facts = factsOf(portfolioView(portfolio, session.analysisOf(portfolio), name));
    const drawn = renderFacts(facts, view, { width, interactive: false, tableRows: TABLE_ROWS });
    const text = inWordsParagraphs(facts).filter((each) => each.trim() !== '');
    return {
      answer: { version: 1, name, view, title: drawn.headline, line: drawn.line, text },
      html: drawn.html,
    };
  },
};
