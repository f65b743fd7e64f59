/** A text in the part of an address that no browser sends: after the `#`. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { MAX_LENGTH } from './engine.ts';

/** Longest address that programs pass on whole. */
export const MAX_FRAGMENT_LENGTH = 16_000;

/** The fragment that holds a text, without its `#`; null where it would be too long. */
export function fragmentOf(text: string): string | null {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const fragment = `t=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
  return fragment.length > MAX_FRAGMENT_LENGTH ? null : fragment;
}

/** The text that a fragment holds; null where it holds none. A few bytes may claim to be a great deal: that ends early. */
export function textOf(fragment: string): string | null {
  const match = /^#?t=([\w-]+)$/.exec(fragment);
  if (match === null) return null;
  try {
    const binary = atob((match[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const parts: Uint8Array[] = [];
    let length = 0;
    const inflate = new Inflate((chunk) => {
      length += chunk.length;
      if (length > MAX_LENGTH * 4) throw new RangeError('too long');
      parts.push(chunk);
    });
    inflate.push(
      Uint8Array.from(binary, (c) => c.charCodeAt(0)),
      true,
    );
    const all = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return strFromU8(all);
  } catch {
    return null;
  }
}
