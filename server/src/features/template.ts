import { template as method, type TemplateParams, type TemplateResult } from '../protocol/template.ts';
import { templates } from '../templates/index.ts';
import { mixedExample, mixedTitle } from '../templates/mixed-example.ts';
import { defineSessionFeature } from './kit/feature.ts';

/** Returns a new portfolio to start from, or the example of a mixed item. */
export const template = defineSessionFeature<TemplateParams, TemplateResult>({
  method,
  withoutFindings: true,
  capabilities: () => ({}),
  handle: ({ template: wanted, name }, { session }) => {
    if (wanted === 'mixed-example')
      return { files: [{ path: 'example.portfolio', text: mixedExample(session.today) }], look: mixedTitle };
    return { files: templates.find(({ id }) => id === wanted)?.files(name, session.today) ?? [] };
  },
});
