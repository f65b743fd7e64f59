/** Locates where YAML tokens start and end. */
import type { CST } from 'yaml';

/** Thrown for YAML whose layout is not supported; callers leave it unformatted. */
export class Unreadable extends Error {}

/** Returns the offset of a value's first token; undefined for an empty value. */
export function startOf(token: CST.Token | null | undefined): number | undefined {
  if (token === null || token === undefined || (token.type === 'scalar' && token.source === ''))
    return undefined;
  if (token.type === 'block-map' || token.type === 'block-seq') {
    const [item] = token.items;
    const sign = item?.start.find(({ type }) => type !== 'space');
    if (sign !== undefined)
      return sign.type === 'newline' || sign.type === 'comment' ? undefined : sign.offset;
    return item?.key?.offset;
  }
  if (token.type === 'block-scalar')
    return token.props.find(({ type }) => type !== 'space')?.offset ?? token.offset;
  return token.offset;
}

/** Returns the offset after a value's last token. */
export function endOf(token: CST.Token): number {
  if (token.type === 'flow-collection') {
    const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    if (close === undefined) throw new Unreadable();
    return close.offset + 1;
  }
  return 'source' in token ? token.offset + token.source.length : token.offset;
}
