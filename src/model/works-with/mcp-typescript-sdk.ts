import type { Program } from './program.ts'
import { namesResource } from './quirks.ts'

/** MCP TypeScript SDK. */
export const mcpTypescriptSdk: Program = {
  name: 'mcp_typescript_sdk',
  title: 'MCP TypeScript SDK',
  kind: 'mcp',
  redirect_uris: ['http://localhost:8090/callback'],
  configuration: [
    {
      place: 'client.ts',
      language: 'js',
      text: `// from the package @modelcontextprotocol/sdk
// clientInformation() of your OAuthClientProvider returns { client_id: '{client_id}' }
const transport = new StreamableHTTPClientTransport(new URL('https://mcp.example.com/mcp'), { authProvider })
await new Client({ name: 'my-client', version: '1.0.0' }).connect(transport)
`,
    },
  ],
  quirks: [
    namesResource,
    { does: 'Its default scope is what the metadata of the MCP server lists: list the scopes of the API here.' },
    { does: 'With a refresh token it answers insufficient_scope by a refresh, which never widens the scope: let the token go before you step up.' },
  ],
  tried: '1.32.2',
}
