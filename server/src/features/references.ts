import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { defineFeature } from './kit/feature.ts';
import { atPosition } from './kit/shapes.ts';
import { idAt, placesOf } from './place/id-at.ts';

/** Finds every reference to the goal, team or item at the caret. */
export const references = defineFeature<ReferenceParams, Location[]>({
  method: 'textDocument/references',
  params: atPosition,
  capabilities: () => ({ referencesProvider: true }),
  none: [],
  handle: (file, { position, context }, { session }) => {
    const id = idAt(file, session.offsetOf(file.document, position));
    if (id === null) return [];
    return placesOf(file.portfolio, id.kind, id.id)
      .filter(({ declaration }) => context.includeDeclaration || !declaration)
      .flatMap(({ ref, span }) => session.locationOf(file.portfolio, ref, span) ?? []);
  },
});
