/**
 * Defines the colours of the pictures once: as custom properties that follow VS Code's theme, and as plain colours for
 * files that must look the same in programs without custom properties or `color-mix`.
 */

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

interface Base {
  readonly bg: string;
  readonly fg: string;
  readonly rule: string;
  readonly op: string;
  readonly st: string;
  readonly std: string;
  readonly fault: string;
  readonly focus: string;
  readonly link: string;
  readonly hover: string;
  readonly card: string;
  /** Percentage of a track's colour in a tint; 0 in high contrast, which relies on outlines. */
  readonly tint: number;
  /** Percentage of the text colour in secondary text, and in thin lines. */
  readonly dim: number;
  readonly thin: number;
  /** Opacity of connectors and leaders. */
  readonly soft: number;
}

export const themes: Readonly<Record<Theme, Base>> = {
  light: {
    bg: '#ffffff',
    fg: '#3b3b3b',
    rule: '#e5e5e5',
    op: '#14746f',
    st: '#4450b2',
    std: '#756a55',
    fault: '#b3261e',
    focus: '#005fb8',
    link: '#005fb8',
    hover: '#f2f2f2',
    card: '#f8f8f8',
    tint: 13,
    dim: 76,
    thin: 56,
    soft: 0.78,
  },
  dark: {
    bg: '#1f1f1f',
    fg: '#cccccc',
    rule: '#333333',
    op: '#4fbfb3',
    st: '#98a2f4',
    std: '#b3a78e',
    fault: '#ff8b7b',
    focus: '#0078d4',
    link: '#4daafc',
    hover: '#2a2d2e',
    card: '#252526',
    tint: 17,
    dim: 74,
    thin: 54,
    soft: 0.7,
  },
  'high-contrast': {
    bg: '#000000',
    fg: '#ffffff',
    rule: '#6fc3df',
    op: '#5fe0d3',
    st: '#b9c0ff',
    std: '#e2d8bf',
    fault: '#ff9e91',
    focus: '#f38518',
    link: '#21a6ff',
    hover: 'transparent',
    card: '#0c141f',
    tint: 0,
    dim: 84,
    thin: 80,
    soft: 1,
  },
  'high-contrast-light': {
    bg: '#ffffff',
    fg: '#292929',
    rule: '#0f4a85',
    op: '#00534e',
    st: '#2b3590',
    std: '#574c36',
    fault: '#8e1008',
    focus: '#006bbd',
    link: '#0f4a85',
    hover: 'transparent',
    card: '#ffffff',
    tint: 0,
    dim: 84,
    thin: 80,
    soft: 1,
  },
};

/** VS Code's theme colour behind each token. The extension contributes those of `twotrack.*`. */
const variables: Readonly<Record<string, (theme: Theme) => string>> = {
  bg: () => 'editor-background',
  fg: () => 'editor-foreground',
  rule: (theme) => (highContrast(theme) ? 'contrastBorder' : 'panel-border'),
  op: () => 'twotrack-operational',
  st: () => 'twotrack-strategic',
  std: () => 'twotrack-standard',
  fault: () => 'twotrack-fault',
  focus: (theme) => (highContrast(theme) ? 'contrastActiveBorder' : 'focusBorder'),
  link: () => 'textLink-foreground',
  hover: () => 'list-hoverBackground',
  card: () => 'editorHoverWidget-background',
};

type Colour = 'bg' | 'fg' | 'rule' | 'op' | 'st' | 'std' | 'fault' | 'focus' | 'link' | 'hover' | 'card';
const colours: readonly Colour[] = [
  'bg',
  'fg',
  'rule',
  'op',
  'st',
  'std',
  'fault',
  'focus',
  'link',
  'hover',
  'card',
];

function highContrast(theme: Theme): boolean {
  return theme.startsWith('high-contrast');
}

/** Colours mixed from two others, with the percentage of the first. `clear` is transparent. */
const mixes: readonly {
  readonly name: string;
  readonly of: Colour;
  readonly share: (base: Base) => number;
  readonly with: 'bg' | 'fg' | 'clear';
}[] = [
  // Mix greys from text and background: in some themes grey equals the text colour, or is translucent.
  { name: 'muted', of: 'fg', share: (base) => base.dim, with: 'bg' },
  { name: 'grey', of: 'fg', share: (base) => base.thin, with: 'bg' },
  { name: 'op-tint', of: 'op', share: (base) => base.tint, with: 'clear' },
  { name: 'st-tint', of: 'st', share: (base) => base.tint, with: 'clear' },
  { name: 'fault-tint', of: 'fault', share: (base) => base.tint, with: 'clear' },
  { name: 'op-rest', of: 'op', share: (base) => base.tint, with: 'bg' },
  { name: 'st-rest', of: 'st', share: (base) => base.tint, with: 'bg' },
  // Where both tracks meet in one bar, they must differ in monochrome too.
  { name: 'op-bar', of: 'op', share: () => 78, with: 'bg' },
  { name: 'st-bar', of: 'st', share: () => 92, with: 'fg' },
];

function declarations(theme: Theme): string {
  const base = themes[theme];
  const own = colours.map((name) => {
    const variable = variables[name]?.(theme) ?? name;
    const inner = name === 'fg' ? `var(--vscode-foreground,${base.fg})` : base[name];
    // A hover tint lies behind text, which high contrast does not allow.
    return name === 'hover' && highContrast(theme)
      ? '--hover:transparent'
      : `--${name}:var(--vscode-${variable},${inner})`;
  });
  const mixed = mixes.map((mix) => {
    const other = mix.with === 'clear' ? 'transparent' : `var(--${mix.with})`;
    return `--${mix.name}:color-mix(in srgb,var(--${mix.of}) ${mix.share(base)}%,${other})`;
  });
  return [...own, ...mixed, `--soft:${base.soft}`].join(';');
}

/**
 * Returns the tokens as a style sheet for `body`: by VS Code's theme classes; without those, by the system's
 * preference; light in print. The rules of the light high-contrast theme come last, because it carries both
 * high-contrast classes.
 */
export function tokenStyles(): string {
  const plain = 'body:not(.vscode-light,.vscode-dark,.vscode-high-contrast,.vscode-high-contrast-light)';
  return `body{${declarations('light')}}
@media (prefers-color-scheme:dark){${plain}{${declarations('dark')}}}
body.vscode-dark{${declarations('dark')}}
body.vscode-high-contrast{${declarations('high-contrast')}}
body.vscode-high-contrast-light{${declarations('high-contrast-light')}}
@media print{:root body{${declarations('light')}}}
`;
}

/** Resolves every token of a theme to `#rrggbb`, `rgba(…)` or a number. */
export function plainTokens(theme: Theme): ReadonlyMap<string, string> {
  const base = themes[theme];
  const out = new Map<string, string>(colours.map((name) => [name, base[name]]));
  for (const mix of mixes) {
    const share = mix.share(base) / 100;
    const [a, b] = [rgb(base[mix.of]), mix.with === 'clear' ? null : rgb(base[mix.with])];
    const hex = b?.map((part, i) =>
      Math.round((a[i] ?? 0) * share + part * (1 - share))
        .toString(16)
        .padStart(2, '0'),
    );
    out.set(mix.name, hex === undefined ? `rgba(${a.join(',')},${share})` : `#${hex.join('')}`);
  }
  return out.set('soft', String(base.soft));
}

/** Replaces every `var(--token)` in a style sheet by a theme's plain colour. */
export function resolved(css: string, theme: Theme): string {
  const tokens = plainTokens(theme);
  return css.replace(/var\(--([a-z-]+)\)/g, (whole, name: string) => tokens.get(name) ?? whole);
}

function rgb(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
