import { z } from 'zod'
import type { JsonSchema } from '#fields/json-schema.ts'
import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { callThrough } from '#outbound/call-through.ts'
import type { Call, Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { readMembers } from '../write/body.ts'
import { parseMembers } from '../write/parsed-body.ts'
import { withProvider } from './remote-answer.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const pairs = z.record(z.string().max(256), z.string().max(8192))
const sent = z.strictObject({
  method: z.enum(METHODS).default('GET'),
  path: z.string().max(4096).default('/'),
  query: pairs.optional(),
  headers: pairs.optional(),
  body: z.string().max(1_048_576).optional(),
  body_base64: z.base64().max(1_398_104).optional(),
})

const texts = (description: string) => ({ type: 'object', additionalProperties: { type: 'string' }, description })
/** The body of a call: the request that this server sends on. */
export const callBody = (): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: {
    method: { enum: METHODS, description: 'GET unless said.' },
    path: { type: 'string', description: 'Below the address of the connection; it begins with /.' },
    query: texts('Parameters of the query.'),
    headers: texts('Further headers. Those that authorize the call, and those of the transport, are made here.'),
    body: { type: 'string', description: 'The body as text.' },
    body_base64: { type: 'string', description: 'The body in base64, where it is no text.' },
  },
})

/** The answer of the API that was called. */
export const callSuccess: Operation['success'] = {
  status: 200,
  doc: 'The answer of the API, of any status.',
  schema: () =>
    dataSchema({
      title: 'called',
      type: 'object',
      required: ['status', 'headers', 'body', 'body_base64'],
      properties: {
        status: { type: 'integer' },
        headers: { type: 'object', additionalProperties: { type: 'string' } },
        body: { type: ['string', 'null'], description: 'The body, where it is UTF-8.' },
        body_base64: { type: ['string', 'null'], description: 'The body in base64, where it is not.' },
      },
    }),
}

type Connection = Parameters<typeof callThrough>[1]
const asText = new TextDecoder('utf-8', { fatal: true })
const textOf = (bytes: Buffer): string | null => {
  try {
    return asText.decode(bytes)
  } catch {
    return null
  }
}

/** Calls an API through a connection for whoever asks, and records that it was called. */
export async function callConnection(call: Call, connection: Connection, authorization_id: string | undefined) {
  const { body, body_base64, ...request } = parseMembers(sent, readMembers(call.request), 'call')
  if (body !== undefined && body_base64 !== undefined) throw unprocessable({ body_base64: ['goes in place of body, not beside it'] })
  const bytes = body_base64 === undefined ? body : Buffer.from(body_base64, 'base64')
  const answer = await withProvider(call, () =>
    callThrough(call.context, connection, { ...request, authorization_id, ...(bytes === undefined ? {} : { body: bytes }) }),
  )
  const reason = [request.method, request.path, answer.status].join(' ').slice(0, 1024)
  await writeTogether(outboundConnection, call, (batch) =>
    audit(batch, call, { resource: outboundConnection, deed: 'called', was: connection, is: connection, reason }),
  )
  const text = textOf(answer.bytes)
  return json({ data: { status: answer.status, headers: answer.headers, body: text, body_base64: text === null ? answer.bytes.toString('base64') : null } })
}
