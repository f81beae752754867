import type { Program } from './program.ts'
import { namesResource } from './quirks.ts'

/** ChatGPT (MCP). */
export const chatgpt: Program = {
  name: 'chatgpt',
  title: 'ChatGPT (MCP)',
  kind: 'mcp',
  redirect_uris: ['https://chatgpt.com/connector_platform_oauth_redirect'],
  configuration: [
    {
      place: 'Settings, Apps, Create',
      language: 'text',
      text: `MCP Server URL: the address of your MCP server
Authentication: OAuth
OAuth Client ID: {client_id}
`,
    },
  ],
  quirks: [
    namesResource,
    { does: 'Its metadata document asks for private_key_jwt with RS256: keep RS256 among client_signing_algs.' },
    {
      does: 'Newer connectors call back at an address of their own below /connector/oauth/.',
      change: 'register the address that the refusal names',
      refused: 'redirect_uri',
    },
  ],
}
