/** Converts Trello's JSON: the cards of a board as records, keyed by the heads of its CSV. */
import { isObject } from './json-object.ts';

/** Returns the cards of a board with the names of their lists; any other value unchanged. */
export function cardsOf(value: unknown): unknown {
  if (
    !isObject(value) ||
    !Array.isArray(value['cards']) ||
    !Array.isArray(value['lists']) ||
    !('idOrganization' in value || 'prefs' in value || 'shortUrl' in value)
  )
    return value;
  const names = new Map(value['lists'].filter(isObject).map(({ id, name }) => [id, name]));
  const members = new Map(
    (Array.isArray(value['members']) ? value['members'] : [])
      .filter(isObject)
      .map(({ id, fullName }) => [id, fullName]),
  );
  return value['cards'].filter(isObject).map((card) => ({
    'Card ID': card['shortLink'] ?? card['id'],
    'Card Name': card['name'],
    'Card Description': card['desc'],
    'Card URL': card['shortUrl'] ?? card['url'],
    'List Name': names.get(card['idList']) ?? '',
    Labels: card['labels'],
    Members: (Array.isArray(card['idMembers']) ? card['idMembers'] : []).map((id) => members.get(id) ?? ''),
    'Start Date': card['start'],
    'Due Date': card['due'],
    'Due Complete': card['dueComplete'],
    'Last Activity Date': card['dateLastActivity'],
    Archived: card['closed'],
  }));
}
