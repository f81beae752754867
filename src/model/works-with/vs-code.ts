import type { Program } from './program.ts'
import { namesResource } from './quirks.ts'

/** Visual Studio Code (MCP). */
export const vsCode: Program = {
  name: 'vs_code',
  title: 'Visual Studio Code (MCP)',
  kind: 'mcp',
  redirect_uris: ['http://127.0.0.1:33418', 'https://vscode.dev/redirect'],
  configuration: [
    {
      place: '.vscode/mcp.json',
      language: 'json',
      text: `{
  "servers": {
    "my-server": { "type": "http", "url": "https://mcp.example.com/mcp" }
  }
}
`,
    },
  ],
  quirks: [namesResource, { does: 'Where it cannot register itself it asks for the client id once, and keeps it.' }],
}
