import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver-protocol';
import { defineFeature } from './kit/feature.ts';
import { atPosition } from './kit/shapes.ts';
import { idAt, placesOf } from './place/id-at.ts';

/** Goes from an id to the goal, team or item that it names; from an entry's own id to itself. */
export const definition = defineFeature<DefinitionParams, Location[] | DefinitionLink[]>({
  method: 'textDocument/definition',
  params: atPosition,
  capabilities: () => ({ definitionProvider: true }),
  none: [],
  handle: (file, { position }, { session, client }) => {
    const id = idAt(file, session.offsetOf(file.document, position));
    if (id === null) return [];
    const origin = session.rangeIn(file.document, id.here.block, id.span);
    const links: DefinitionLink[] = placesOf(file.portfolio, id.kind, id.id).flatMap(
      ({ ref, span, declaration }) => {
        const selection = declaration ? session.locationOf(file.portfolio, ref, span) : null;
        const whole = declaration ? session.locationOf(file.portfolio, ref, ref.entry.span) : null;
        if (selection === null || whole === null) return [];
        return [
          {
            originSelectionRange: origin,
            targetUri: ref.uri,
            targetRange: whole.range,
            targetSelectionRange: selection.range,
          },
        ];
      },
    );
    if (client.capabilities.textDocument?.definition?.linkSupport === true) return links;
    return links.map(({ targetUri, targetSelectionRange }) => ({
      uri: targetUri,
      range: targetSelectionRange,
    }));
  },
});
