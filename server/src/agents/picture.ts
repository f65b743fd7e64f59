/** `picture`: a view of a portfolio in words for the agent, and drawn for the person who looks at the chat. */
import { z } from 'zod';
import { plainText } from '../core/text/plain-text.ts';
import { factsOf } from '../report/facts/facts.ts';
import { portfolioView } from '../report/facts/portfolio-view.ts';
import { inWordsParagraphs } from '../report/page/in-words.ts';
import { renderFacts } from '../report/page/render.ts';
import { RefusedCall } from './refused-call.ts';
import { type Open, portfoliosOf } from './world.ts';

/** Rows of the table under a picture. */
const TABLE_ROWS = 100;

const input = z.strictObject({
  path: z
    .string()
    .optional()
    .describe(
      'A folder or file of the portfolio, relative to the folder of the server; needed where there are several.',
    ),
  view: z
    .enum(['two-paths', 'timeline', 'alignment', 'bowler', 'polarity'])
    .default('two-paths')
    .describe(
      'two-paths: both tracks over time with the balance. timeline: every item. alignment: goals and the work that serves them. bowler: measures, plan and actual. polarity: signs of too much of either track.',
    ),
  width: z.int().min(300).max(1600).default(760).describe('CSS pixels; a view in a chat asks for its own.'),
});

/** An answer, and the markup that is for the eyes of a person and no use to an agent. */
export interface Drawn {
  readonly answer: object;
  /** Every text of the portfolio in it is escaped; it runs nothing and asks for nothing. */
  readonly html: string;
}

export const picture = {
  name: 'picture',
  title: 'Show the picture of a portfolio',
  description:
    'Shows a person the picture of a portfolio where the chat has room for views, and says the same facts in sentences. Where the chat shows it, do not tell it again.',
  input,
  /** @throws RefusedCall where no portfolio is there, or several are */
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
