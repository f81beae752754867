import { mcpDesk, mcpKinds } from '../clients/mcp-desk.ts'
import type { Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { clientResource } from './clients.ts'

const schema = {
  type: 'array',
  items: {
    title: 'mcp_verdict',
    type: 'object',
    required: ['kind', 'connects', 'because'],
    properties: {
      kind: {
        enum: mcpKinds,
        description: 'By the id of this client without a secret, by a metadata document with a private key, or by registering itself (RFC 7591).',
      },
      connects: { type: 'boolean' },
      because: { type: 'array', items: { type: 'string' }, description: 'Every reason why it will not connect.' },
    },
  },
}

/** `GET /api/clients/{id}/mcp`: the MCP desk. */
export const mcpDeskVerb: Operation = rowVerb(clientResource, 'mcp', {
  method: 'GET',
  summary: 'Tell for each kind of MCP client whether it will connect, and else why not',
  success: { status: 200, doc: 'A verdict for each kind.', schema: () => dataSchema(schema) },
  run: async (call) => mcpDesk(await findRow(clientResource, call), call),
})
