import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { inspect } from '../inspect/token.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { refuseStrays } from '../write/stray-members.ts'

const MAX = 16_384

async function run(call: Call) {
  const sent = readMembers(call.request)
  const { token } = sent
  refuseStrays(sent, ['token'])
  if (typeof token !== 'string' || token.length > MAX) throw unprocessable({ token: [`expected a text of at most ${MAX} characters`] })
  return json({ data: await inspect(call.context, token.trim()) })
}

const nullableObject = { type: ['object', 'null'], additionalProperties: true }

/** `POST /api/inspect`: inspects a token. The token is neither stored nor logged. */
export const inspectOperation: Operation = {
  method: 'POST',
  path: '/api/inspect',
  scopes: doorsOf('clients').read,
  tag: 'token',
  summary: 'Inspect a token: its kind, whether it is valid here, and why not',
  body: () => ({ type: 'object', required: ['token'], additionalProperties: false, properties: { token: { type: 'string', maxLength: MAX } } }),
  success: {
    status: 200,
    doc: 'The kind of token.',
    schema: () =>
      dataSchema({
        type: 'object',
        required: ['kind', 'valid', 'steps', 'header', 'claims', 'record'],
        properties: {
          kind: { enum: ['access_token', 'refresh_token', 'authorization_code', 'id_token', 'client_assertion', 'client_secret', 'jwt', 'unknown'] },
          format: { enum: ['opaque', 'jwt', 'none'] },
          valid: { type: ['boolean', 'null'], description: 'Null when only its receiver can decide.' },
          steps: {
            type: 'array',
            description: 'The checks in order; the first that fails decides.',
            items: {
              type: 'object',
              required: ['check', 'passed', 'detail'],
              properties: { check: { type: 'string' }, passed: { type: 'boolean' }, detail: { type: 'string' } },
            },
          },
          header: nullableObject,
          claims: nullableObject,
          record: nullableObject,
        },
      }),
  },
  run,
}
