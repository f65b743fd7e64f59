/** The tools for agents over the language server: the very answers of `twotrack mcp`. */
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  type AgentToolParams,
  type AgentToolResult,
  agentTool,
} from '../../server/src/protocol/agent-tool.ts';
import { Agent } from '../support/agent.ts';
import { withServer } from '../support/lsp.ts';

const FILES = {
  'a.portfolio': 'portfolio: P\nitems:\n  - id: waits\n    title: Shorter waits and a new market\n',
  'sub/b c.portfolio':
    'items:\n  - id: falls\n    title: Fewer falls\n    track: strategic\n    end: 2020\n  - {id: x\n',
};

it('answers as `twotrack mcp` does in the same folder', async () => {
  await withServer({ files: FILES, own: true }, async (editor) => {
    const home = new URL('.', editor.uri('a.portfolio')).toString();
    const agent = await new Agent().begin(dirname(fileURLToPath(editor.uri('a.portfolio'))));
    try {
      const asked: readonly [AgentToolParams['tool'], Record<string, unknown>][] = [
        ['list', {}],
        ['classify', { path: 'sub' }],
        ['check', { severity: 'error' }],
        ['explain', { item: 'falls' }],
        ['explain', { item: 'fall' }],
        ['propose', { action: 'set-status', items: ['falls'], value: 'done' }],
        ['check', { path: 'a.portfolio', text: 'items: [{id: y, title: Y}]' }],
        ['classify', { text: 'items: [{id: y, title: Y}]' }],
        ['classify', { text: 'hello' }],
        ['list', { path: 'nowhere' }],
      ];
      for (const [tool, input] of asked) {
        const params: AgentToolParams = { tool, input, folders: [home] };
        const answer = await editor.request<AgentToolResult>(agentTool, params);
        const { error, value } = await agent.ask(tool, input);
        if ('refused' in answer) assert.equal(answer.refused, error);
        else {
          const { today: _here, ...here } = JSON.parse(answer.json) as Record<string, unknown>;
          const { today: _there, ...there } = value as Record<string, unknown>;
          assert.deepEqual([here, error], [there, null], `${tool} ${JSON.stringify(input)}`);
        }
      }
      for (const [tool, input, why] of [
        ['check', { path: '../x.portfolio' }, /only what is below/],
        ['check', { path: '/etc/x.portfolio' }, /only what is below/],
        ['list', { limit: -1 }, /limit/],
        ['check', { nonsense: 1 }, /nonsense/],
      ] as const) {
        const answer = await editor.request<AgentToolResult>(agentTool, { tool, input, folders: [home] });
        assert.match('refused' in answer ? answer.refused : '', why);
      }
    } finally {
      await agent.client.close();
    }
  });
});
