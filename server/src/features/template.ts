import {
  template as method,
  type TemplateName,
  type TemplateParams,
  type TemplateResult,
} from '../protocol/template.ts';
import { templates } from '../templates/index.ts';
import { mixedExample, mixedTitle } from '../templates/mixed-example.ts';
import { wholeExample } from '../templates/strategy-office.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text, word } from './kit/shapes.ts';

/** Returns a new portfolio to start from, or one of the two examples: a whole portfolio, and a mixed item. */
export const template = defineSessionFeature<TemplateParams, TemplateResult>({
  method,
  params: shapeOf<TemplateParams>({ template: word<TemplateName>(), name: text }),
  withoutFindings: true,
  capabilities: () => ({}),
  handle: ({ template: wanted, name }, { session }) => {
    if (wanted === 'mixed-example')
      return { files: [{ path: 'example.portfolio', text: mixedExample(session.today) }], look: mixedTitle };
    if (wanted === 'example')
      return { files: [{ path: 'example.portfolio', text: wholeExample(session.today) }] };
    return { files: templates.find(({ id }) => id === wanted)?.files(name, session.today) ?? [] };
  },
});
