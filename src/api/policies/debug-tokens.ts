import { forbidden, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { DEBUG_HEADER, DEBUG_TTL, makeDebugToken } from '#oauth/policies/debug-token.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { strayMembers } from '../write/stray-members.ts'

const names = ['client_id', 'user_id'] as const

function makeToken(call: Call) {
  const sent = readMembers(call.request)
  const readers = doorsOf('logs').read
  // A trace shows the body that the caller sent, which is for readers of the logs.
  if (!readers.some((scope) => call.actor.scopes.has(scope))) throw forbidden(`to debug the requests of others takes the scope ${readers.join(' or ')} too`)
  const errors = strayMembers(sent, names)
  for (const name of names) {
    const value = sent[name]
    if (Object.hasOwn(sent, name) && (typeof value !== 'string' || value.length > 255)) errors[name] = ['expected a text: an id']
  }
  if (Object.keys(sent).length === 0) errors['client_id'] = ['name the caller: a client, a person, or both']
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  const { client_id, user_id } = sent as { readonly client_id?: string; readonly user_id?: string }
  return json({ data: { ...makeDebugToken(call.context, { client_id, user_id }), header: DEBUG_HEADER } }, 201)
}

/** `POST /api/policies/debug-tokens`: requests of one caller that show the token are recorded with their whole trace. There is no mode that records everybody's. */
export const debugTokenOperation: Operation = {
  method: 'POST',
  path: '/api/policies/debug-tokens',
  scopes: doorsOf('policies').manage,
  tag: 'policy',
  summary: `Make a token with which the requests of one caller are recorded with their whole trace, for ${DEBUG_TTL / 60} minutes`,
  body: () => ({
    type: 'object',
    additionalProperties: false,
    properties: {
      client_id: { type: 'string', description: 'The client that asks.' },
      user_id: { type: 'string', description: 'The person that it acts for.' },
    },
  }),
  success: {
    status: 201,
    doc: 'The token, to be sent in a header of the requests; their decisions are read by the id of each request.',
    schema: () =>
      dataSchema({
        title: 'policy_debug_token',
        type: 'object',
        required: ['expires_at', 'header'],
        properties: {
          token: { type: 'string', description: 'The token; a rehearsal leaves it out.' },
          expires_at: { type: 'integer' },
          header: { type: 'string' },
        },
      }),
  },
  run: makeToken,
}
