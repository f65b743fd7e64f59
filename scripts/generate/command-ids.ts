/** Generates the command ids in the client's code from the commands in package.json, in their order. */

const LIST = /(?<=^export const commandIds = \{\n)[\s\S]*?(?=^\} as const;)/m;

/** Returns the client's `contributions.ts` with the commands of package.json. */
export function withCommandIds(source: string, manifest: string): string {
  const { contributes } = JSON.parse(manifest) as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  const lines = contributes.commands.map(
    ({ command }) => `  ${command.slice(command.indexOf('.') + 1)}: '${command}',\n`,
  );
  return source.replace(LIST, () => lines.join(''));
}
