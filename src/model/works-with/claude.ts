import type { Program } from './program.ts'
import { namesResource } from './quirks.ts'

/** Claude (MCP). */
export const claude: Program = {
  name: 'claude',
  title: 'Claude (MCP)',
  kind: 'mcp',
  redirect_uris: ['https://claude.ai/api/mcp/auth_callback', 'https://claude.com/api/mcp/auth_callback'],
  configuration: [
    {
      place: 'Settings, Connectors, Add custom connector, Advanced settings',
      language: 'text',
      text: `Remote MCP server URL: the address of your MCP server
OAuth Client ID: {client_id}
`,
    },
  ],
  quirks: [namesResource, { does: 'It also brings a metadata document of its own, or registers itself: no client is needed where the tenant allows that.' }],
}
