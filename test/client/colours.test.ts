/** Contributed colours of words can be read on the background of every theme that VS Code brings. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Colour {
  readonly id: string;
  readonly defaults: Readonly<Record<'light' | 'dark' | 'highContrast' | 'highContrastLight', string>>;
}
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly contributes: { readonly colors: readonly Colour[] };
};

/** Backgrounds of editors, by the default that a theme takes. */
const BACKGROUNDS = {
  dark: {
    'Dark+': '#1e1e1e',
    'Dark Modern': '#1f1f1f',
    Abyss: '#000c18',
    'Kimbie Dark': '#221a0f',
    Monokai: '#272822',
    'Monokai Dimmed': '#1e1e1e',
    Red: '#390000',
    'Solarized Dark': '#002b36',
    'Tomorrow Night Blue': '#002451',
  },
  light: {
    'Light+': '#ffffff',
    'Light Modern': '#ffffff',
    'Quiet Light': '#f5f5f5',
    'Solarized Light': '#fdf6e3',
  },
  highContrast: { 'Dark High Contrast': '#000000' },
  highContrastLight: { 'Light High Contrast': '#ffffff' },
} as const;

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('colours', () => {
  it('of evidence have a contrast of 4.5 on every theme, 7 in high contrast', () => {
    const own = manifest.contributes.colors.filter(({ id }) => id.endsWith('Evidence'));
    assert.equal(own.length, 2);
    for (const { id, defaults } of own)
      for (const [kind, themes] of Object.entries(BACKGROUNDS))
        for (const [theme, background] of Object.entries(themes)) {
          const least = kind.startsWith('high') ? 7 : 4.5;
          const found = contrast(defaults[kind as keyof typeof defaults], background);
          assert.ok(found >= least, `${id} on ${theme}: ${found.toFixed(2)}`);
        }
  });

  // VS Code has two icons of a file for four kinds of themes, and takes the dark one where high contrast is light.
  it('of the file icons have a contrast of 3 on every theme that they are shown on', () => {
    const { light, dark, highContrast, highContrastLight } = BACKGROUNDS;
    for (const [name, themes] of [
      ['light', light],
      ['dark', { ...dark, ...highContrast, ...highContrastLight }],
    ] as const) {
      const icon = readFileSync(new URL(`../../client/icons/file-${name}.svg`, import.meta.url), 'utf8');
      const strokes = [...icon.matchAll(/stroke="(#[\da-f]{6})"/g)].map(([, colour = '']) => colour);
      assert.equal(strokes.length, 2);
      for (const stroke of strokes)
        for (const [theme, background] of Object.entries(themes))
          assert.ok(contrast(stroke, background) >= 3, `${stroke} of ${name} on ${theme}`);
    }
  });
});
