import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { inspect } from '../inspect/token.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'

const MAX = 16_384

async function run(call: Call) {
  const { token, ...unknown } = readMembers(call.request)
  const [stray] = Object.keys(unknown)
  if (stray !== undefined) throw unprocessable({ [stray.slice(0, 64)]: ['is not known here; there is token'] })
  if (typeof token !== 'string' || token.length > MAX) throw unprocessable({ token: [`expected a text of at most ${MAX} characters`] })
  return json({ data: await inspect(call.context, token.trim()) })
}

const nullableObject = { type: ['object', 'null'], additionalProperties: true }

/** `POST /api/inspect`: what a token is, whether it is good here, and why not. The token is neither kept nor logged. */
export const inspectOperation: Operation = {
  method: 'POST',
  path: '/api/inspect',
  scopes: doorsOf('clients').read,
  tag: 'token',
  summary: 'Tell what a token is, whether it is good here, and why not',
  body: () => ({ type: 'object', required: ['token'], additionalProperties: false, properties: { token: { type: 'string', maxLength: MAX } } }),
  success: {
    status: 200,
    doc: 'What it is.',
    schema: () =>
      dataSchema({
        type: 'object',
        required: ['kind', 'valid', 'steps', 'header', 'claims', 'record'],
        properties: {
          kind: { enum: ['access_token', 'refresh_token', 'authorization_code', 'id_token', 'client_assertion', 'client_secret', 'jwt', 'unknown'] },
          format: { enum: ['opaque', 'jwt', 'none'] },
          valid: { type: ['boolean', 'null'], description: 'Null: only its receiver can tell.' },
          steps: {
            type: 'array',
            description: 'What was looked at, in order; the first that fails decides.',
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
