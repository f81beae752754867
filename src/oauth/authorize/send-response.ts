import type { Context } from '#http/context.ts'
import { formPost } from '#http/form-post.ts'
import type { FormReader } from '#http/hosted-pages.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import type { Redirection } from './redirection.ts'
import { signedResponse } from './signed-response.ts'

type Parameters = readonly (readonly [name: string, value: string])[]
const encodeForm = (members: Parameters) => new URLSearchParams(members.map(([name, value]) => [name, value])).toString()

interface SendingBack {
  readonly context: Context
  /** The person whose browser carries it. */
  readonly reader: FormReader
}

/** Sends an authorization response to the client, success or not, with `state` and `iss` (RFC 9207 §2). Signed, the JWT alone (JARM §2.3). */
export async function sendBack(to: Redirection, response: Params, { context, reader }: SendingBack): Promise<Answer> {
  const members = Object.entries({ ...response, state: to.state, iss: to.issuer }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const carried: Parameters = to.mode.isSigned ? [['response', await signedResponse(to, Object.fromEntries(members), context)]] : members
  return to.mode.carrier === 'form_post'
    ? formPost({ action: to.redirect_uri, members: carried }, await context.hosted.formWords(context, reader))
    : seeOther(addressWith(carried, to.redirect_uri, to.mode.carrier))
}

const addressWith = (members: Parameters, uri: string, carrier: 'query' | 'fragment'): string =>
  carrier === 'fragment' ? `${uri}#${encodeForm(members)}` : `${uri}${uri.includes('?') ? '&' : '?'}${encodeForm(members)}`
