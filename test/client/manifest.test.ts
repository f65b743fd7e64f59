/** The manifest and the client's code say the same, and every text of theirs can be translated. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  a3ViewType,
  catchballControllerId,
  colourIds,
  commandIds,
  configurationSection,
  contextKeys,
  contextValues,
  languageId,
  portfolioEndings,
  reviewViewType,
  settingIds,
  tracksViewId,
  twoPathsViewType,
} from '../../client/src/services/contributions.ts';
import { bundleOf } from '../../scripts/generate/l10n.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}
interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly walkthroughs: readonly {
      readonly icon: string;
      readonly steps: readonly {
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly languages: readonly {
      id: string;
      extensions: readonly string[];
      configuration: string;
      icon: { light: string; dark: string };
    }[];
    readonly grammars: readonly { path: string }[];
    readonly snippets: readonly { path: string }[];
    readonly commands: readonly { command: string }[];
    readonly keybindings: readonly { command: string; when: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>> & {
      readonly commandPalette: readonly MenuItem[];
    };
    readonly submenus: readonly { id: string }[];
    readonly colors: readonly { id: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly views: Readonly<Record<string, readonly { id: string; icon: string }[]>>;
    readonly viewsWelcome: readonly { view: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { icon: string }[] };
  };
}

const source = await readFile(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(source) as Manifest;
const texts = JSON.parse(await readFile(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
const { contributes } = manifest;
const menuItems = Object.values(contributes.menus).flat();
const whens = [...menuItems, ...contributes.keybindings].map(({ when = '' }) => when);

describe('manifest', () => {
  it('contributes the commands of the code, no more and no fewer', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      Object.values(commandIds).sort(),
    );
  });

  it('hides no command from the palette that nothing else leads to', async () => {
    let code = JSON.stringify(texts);
    for (const folder of ['client/src', 'server/src/features'])
      for (const file of await readdir(join(root, folder), { recursive: true }))
        if (file.endsWith('.ts') && !file.endsWith('contributions.ts'))
          code += await readFile(join(root, folder, file), 'utf8');
    const { commandPalette, ...menus } = contributes.menus;
    const inMenus = [...Object.values(menus).flat(), ...contributes.keybindings].map(
      ({ command }) => command,
    );
    for (const { command = '', when } of commandPalette) {
      const name = command.slice(command.indexOf('.') + 1);
      const named = new RegExp(`(?<!\\bid: )commandIds\\.${name}\\b|(?:'|command:)twotrack\\.${name}\\b`);
      assert.ok(when !== 'false' || inMenus.includes(command) || named.test(code), command);
    }
  });

  it('names only commands, submenus and views that exist', () => {
    const commands = new Set<string>(Object.values(commandIds));
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    for (const { command, submenu } of menuItems) {
      if (command !== undefined) assert.ok(commands.has(command), command);
      if (submenu !== undefined) assert.ok(submenus.has(submenu) && submenu in contributes.menus, submenu);
    }
    for (const { command } of contributes.keybindings) assert.ok(commands.has(command), command);
    assert.deepEqual(
      Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
      [tracksViewId],
    );
    for (const { view } of contributes.viewsWelcome) assert.equal(view, tracksViewId);
    for (const when of whens) {
      for (const [, view] of when.matchAll(/(?:\bview|focusedView) == (\S+)/g))
        assert.equal(view, tracksViewId);
    }
  });

  it('asks only for context values that rows have, and only for keys that are set', () => {
    const values: readonly string[] = contextValues;
    for (const when of whens) {
      for (const [, value = ''] of when.matchAll(/viewItem [!=]= (\S+)/g))
        assert.ok(values.includes(value), value);
      for (const [, pattern = ''] of when.matchAll(/viewItem =~ \/(.+?)\/(?: |$)/g)) {
        // Every alternative must be worth its place.
        for (const alternative of alternatives(pattern)) {
          assert.ok(
            values.some((value) => new RegExp(alternative).test(value)),
            `${alternative} of ${when}`,
          );
        }
      }
      const keys: readonly string[] = Object.values(contextKeys);
      for (const [, setting = ''] of when.matchAll(/config\.(twotrack\.\w+)/g))
        assert.ok(setting in contributes.configuration.properties, setting);
      const rest = when
        .replaceAll(tracksViewId, '')
        .replaceAll(twoPathsViewType, '')
        .replaceAll(reviewViewType, '')
        .replaceAll(catchballControllerId, '')
        .replaceAll(a3ViewType, '')
        .replaceAll(/config\.twotrack\.\w+/g, '');
      for (const [key] of rest.matchAll(/twotrack\.\w+/g)) assert.ok(keys.includes(key), key);
    }
  });

  it('has a menu for every kind of row that something can be done with', () => {
    const context = contributes.menus['view/item/context'] ?? [];
    const matches = (value: string) =>
      context.some(({ when = '' }) => {
        const pattern = /viewItem =~ \/(.+?)\/(?: |$)/.exec(when)?.[1];
        return pattern === undefined
          ? when.endsWith(`viewItem == ${value}`)
          : new RegExp(pattern).test(value);
      });
    assert.deepEqual(
      contextValues.filter((value) => !matches(value)),
      ['group-findings', 'group-missing', 'message'],
    );
  });

  it('contributes the settings and colours of the code', () => {
    const trace = `${configurationSection}.trace.server`;
    const settings = Object.values(settingIds).map((id) => `${configurationSection}.${id}`);
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), [...settings, trace].sort());
    assert.deepEqual(contributes.colors.map(({ id }) => id).sort(), Object.values(colourIds).sort());
  });

  it('ends steps of its walkthrough by commands and contexts that exist, and offers only such commands', () => {
    const commands: readonly string[] = Object.values(commandIds);
    const events = [
      ...commands.map((id) => `onCommand:${id}`),
      ...Object.values(contextKeys).map((key) => `onContext:${key}`),
    ];
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length > 0);
    for (const event of steps.flatMap(({ completionEvents }) => completionEvents))
      assert.ok(events.includes(event), event);
    const offered = Object.values(texts).flatMap((text) => [...text.matchAll(/command:(twotrack\.\w+)/g)]);
    assert.ok(offered.length > 0);
    for (const [, command = ''] of offered) assert.ok(commands.includes(command), command);
  });

  it('names files that exist', () => {
    const [language] = contributes.languages;
    assert.equal(language?.id, languageId);
    assert.deepEqual(language?.extensions, portfolioEndings);
    const files = [
      manifest.icon,
      ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.walkthroughs.flatMap(({ icon, steps }) => [
        icon,
        ...steps.map(({ media }) => media.svg),
      ]),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ icon }) => icon)),
    ];
    for (const file of files) assert.ok(existsSync(join(root, file)), file);
  });
});

describe('texts', () => {
  it('stand in package.nls.json, each of them used', () => {
    const used = new Set([...source.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...used].sort(), Object.keys(texts).sort());
  });

  it('are no plain English in the manifest', () => {
    const shown = /"(?:title|label|markdownDescription|contents|patternErrorMessage)": "(?!%)([^"]*)"/g;
    const found = [...JSON.stringify(contributes, null, 1).matchAll(shown)].map(([, text]) => text);
    // The product's name is the same in every language.
    assert.deepEqual(found, ['Twotrack']);
  });

  it('of the code stand in l10n/bundle.l10n.json, for translators', async () => {
    const found = new Set<string>();
    for (const file of await readdir(join(root, 'client/src'), { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const code = await readFile(join(root, 'client/src', file), 'utf8');
      const calls = [...code.matchAll(/l10n\.t\(/g)].length;
      const literals = [...code.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) =>
        text.replaceAll("\\'", "'"),
      );
      assert.equal(
        literals.length,
        calls,
        `${file}: the first argument of l10n.t is one literal in single quotes`,
      );
      for (const text of literals) found.add(text);
    }
    const bundle = JSON.parse(await readFile(join(root, 'l10n/bundle.l10n.json'), 'utf8')) as Record<
      string,
      string
    >;
    for (const text of found) assert.equal(bundle[text], text);
    assert.deepEqual(bundle, await bundleOf(root), 'l10n/bundle.l10n.json is stale: run npm run generate');
  });
});

/** The alternatives of a pattern `^(a$|b-)` as patterns of their own; the pattern itself where it has none. */
function alternatives(pattern: string): readonly string[] {
  const match = /^(.*?)\(([^()]*|.*\(.*\).*)\)(.*)$/.exec(pattern);
  if (match === null) return [pattern];
  const [, before = '', inside = '', after = ''] = match;
  let depth = 0;
  const parts = [''];
  for (const char of inside) {
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.flatMap((part) => alternatives(part)).map((part) => `${before}${part}${after}`);
}
