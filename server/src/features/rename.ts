/** Renames the id of an item, goal or team everywhere; refuses with a reason if it cannot be done safely. */

import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { PrepareRenameParams, RenameParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import { readId } from '../core/language/scalars.ts';
import type { EntryKind } from '../core/language/schema-kit.ts';
import { idOf } from '../core/model/entry-index.ts';
import type { Edit } from '../core/text/finding.ts';
import { t, translated } from '../core/text/l10n.ts';
import { many } from '../rules/kit/portfolio-words.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineFeature } from './kit/feature.ts';
import { atPosition, text } from './kit/shapes.ts';
import { workspaceEdit } from './kit/workspace-edit.ts';
import { hereAt, hitAt } from './place/entry-at.ts';
import { type IdHere, idAt, placesOf } from './place/id-at.ts';

type Refused = ResponseError<void>;
const refuse = (reason: string): Refused => new ResponseError(LSPErrorCodes.RequestFailed, reason);

export const prepareRename = defineFeature<
  PrepareRenameParams,
  { range: Range; placeholder: string } | Refused | null
>({
  method: 'textDocument/prepareRename',
  params: atPosition,
  capabilities: () => ({}),
  none: null,
  handle: (file, { position }, { session }) => {
    const id = renamable(file, session.offsetOf(file.document, position));
    if (id instanceof ResponseError) return id;
    return { range: session.rangeIn(file.document, id.here.block, id.span), placeholder: id.id };
  },
});

export const rename = defineFeature<RenameParams, WorkspaceEdit | Refused | null>({
  method: 'textDocument/rename',
  params: atPosition.extend({ newName: text }),
  capabilities: (client) => ({
    renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  }),
  none: null,
  handle: (file, { position, newName }, { session, client }) => {
    const id = renamable(file, session.offsetOf(file.document, position));
    if (id instanceof ResponseError) return id;
    const name = newName.trim();
    if (name === id.id) return { changes: {} };
    const reading = readId(name);
    if (!reading.ok)
      return refuse(
        t`“${name}” cannot be an id. ${reading.problem}.${reading.meant === undefined ? '' : t` Try ${reading.meant}.`}`,
      );
    const taken = file.portfolio.index.byId(id.kind, name)[0];
    if (taken !== undefined) return refuse(TAKEN[id.kind](name));
    const edits = new Map<string, Edit[]>();
    const seen = new Set<string>();
    for (const { ref, span, shared } of placesOf(file.portfolio, id.kind, id.id)) {
      const document = file.portfolio.files.get(ref.uri);
      if (document === undefined || shared) continue;
      const at = document.absolute(document.indexOf(ref.block), span);
      const key = `${ref.uri} ${at.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      edits.set(ref.uri, [...(edits.get(ref.uri) ?? []), { span: at, text: name }]);
    }
    return workspaceEdit(
      file,
      [...edits].map(([uri, list]) => ({ uri, edits: list })),
      client,
    );
  },
});

/** Returns the id at an offset, or the reason why it cannot be renamed. */
function renamable(file: FileSnapshot, offset: number): IdHere | Refused {
  const id = idAt(file, offset);
  if (id === null) return refuse(whyNot(file, offset));
  const own = file.portfolio.index.byId(id.kind, id.id);
  if (own.length === 0)
    return refuse(
      t`There is no ${translated(id.kind)} ${id.id} in this portfolio, so there is nothing to rename.`,
    );
  if (own.length > 1)
    return refuse(
      t`${many(own.length, id.kind)} have the id ${id.id}, and a reference cannot say which it means. Give all but one another id by hand first.`,
    );
  const broken = own.find(({ entry }) => entry.broken);
  if (broken !== undefined)
    return refuse(
      t`The ${translated(id.kind)} ${idOf(broken)} cannot be read whole. Put its syntax right first.`,
    );
  return id;
}

function whyNot(file: FileSnapshot, offset: number): string {
  const here = hereAt(file, offset);
  const hit = here === null ? null : hitAt(here);
  if (hit?.role === 'value' && hit.key === 'owner')
    return t`This owner is free text and no team id. Only ids can be renamed.`;
  if (hit?.role === 'value' && (hit.key === 'from' || hit.key === 'to'))
    return t`This name is free text and no team id. Only ids can be renamed.`;
  if (hit?.role === 'value' && (hit.meta.scalar === 'id' || hit.meta.refers !== undefined))
    return t`This id cannot be read. Put it right first.`;
  return t`Only the ids of items, goals and teams can be renamed.`;
}

/** Messages for a new name that another entry of the kind has already. */
const TAKEN: Readonly<Record<EntryKind, (name: string) => string>> = {
  item: (name) =>
    t`There is an item with the id ${name} already. Two with the same id could not be told apart.`,
  goal: (name) =>
    t`There is a goal with the id ${name} already. Two with the same id could not be told apart.`,
  team: (name) =>
    t`There is a team with the id ${name} already. Two with the same id could not be told apart.`,
};
