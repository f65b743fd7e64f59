/**
 * Generates the language model tools in package.json: those of `twotrack mcp`, with the same descriptions and inputs.
 */
import { z } from 'zod';
import { toolId } from '../../client/src/services/contributions.ts';
import { tools } from '../../server/src/agents/tools.ts';

/** Returns package.json with the tools that the code defines. */
export function withAgentTools(manifest: string): string {
  const all = JSON.parse(manifest) as { contributes: Record<string, unknown> };
  all.contributes['languageModelTools'] = tools.map(({ name, title, description, input }) => {
    const { $schema: _, ...inputSchema } = z.toJSONSchema(input, { io: 'input' });
    return {
      name: toolId(name),
      toolReferenceName: `twotrack-${name}`,
      displayName: `Twotrack: ${title}`,
      modelDescription: description,
      canBeReferencedInPrompt: true,
      icon: '$(git-compare)',
      inputSchema,
    };
  });
  return `${JSON.stringify(all, null, 2)}\n`;
}
