import type { Context } from '#http/context.ts'
import { formPost } from '#http/form-post.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import type { Redirection } from './redirection.ts'
import { signedResponse } from './signed-response.ts'

type Parameters = readonly (readonly [name: string, value: string])[]
const encodeForm = (members: Parameters) => new URLSearchParams(members.map(([name, value]) => [name, value])).toString()

/** Sends an authorization response to the client, success or not, with `state` and `iss` (RFC 9207 §2). Signed, the JWT alone (JARM §2.3). */
export async function sendBack(to: Redirection, response: Params, context: Context): Promise<Answer> {
  const members = Object.entries({ ...response, state: to.state, iss: to.issuer }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return to.mode.isSigned ? carry(to, [['response', await signedResponse(to, Object.fromEntries(members), context)]]) : carry(to, members)
}

function carry({ redirect_uri: uri, mode: { carrier } }: Redirection, members: Parameters): Answer {
  switch (carrier) {
    case 'query':
      return seeOther(`${uri}${uri.includes('?') ? '&' : '?'}${encodeForm(members)}`)
    case 'fragment':
      return seeOther(`${uri}#${encodeForm(members)}`)
    case 'form_post':
      return formPost({ action: uri, members })
  }
}
