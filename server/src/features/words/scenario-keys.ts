/** Documents the keys of a scenario. */
import { later } from '../../core/text/l10n.ts';

/** The top-level keys of a scenario with their descriptions. */
export const scenarioKeys: Readonly<Record<string, string>> = {
  scenario: later`The name of the scenario.`,
  base: later`The portfolio that it changes, as a path from the folder of the scenario; where absent, the one around it.`,
  description: later`What it is for. Changes nothing.`,
  balance: later`The share that would be intended: \`operational\`, \`strategic\` or both.`,
  items: later`Items by their \`id\`, with the values that would be others. An entry with a \`title\` is a new item.`,
  teams: later`Teams by their \`id\`, with another \`capacity\`.`,
};
