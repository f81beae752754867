import { hash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { type Answer, seeOther, withMediaType } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { html, raw } from '#kit/html.ts'
import { parameter } from './parameter.ts'
import type { Redirection } from './redirection.ts'
import { signedResponse } from './signed-response.ts'

/** The ways in which an authorization response reaches the client (OAuth Multiple Response Types §2.1, OAuth Form Post §2). */
const carriers = ['query', 'fragment', 'form_post'] as const
type Carrier = (typeof carriers)[number]
/** The response modes: each way, and the same with the response as a signed JWT (JARM §2.3). */
export const responseModes = [...carriers, ...carriers.map((carrier) => `${carrier}.jwt` as const), 'jwt'] as const
/** How an authorization response is sent. */
export interface ResponseMode {
  readonly carrier: Carrier
  /** The response is one JWT (JARM §2.1). */
  readonly isSigned: boolean
}

export const responseParameters = {
  type: parameter('response_type', { longest: 64 }),
  mode: parameter('response_mode', { longest: 64 }),
}

/** True when the response carries a token through the browser. */
export const isFrontChannel = (responseType: string | undefined): boolean =>
  (responseType ?? 'code').split(' ').some((part) => part === 'token' || part === 'id_token')

/** The response mode of a request. `wrong` marks a mode that it may not use: the checks refuse it later, by the safe mode given here. */
export function modeFor(params: Params): { readonly mode: ResponseMode; readonly wrong: boolean } {
  const front = isFrontChannel(responseParameters.type.of(params))
  const usual = front ? 'fragment' : 'query'
  const asked = responseParameters.mode.of(params) ?? usual
  const isSigned = asked === 'jwt' || asked.endsWith('.jwt')
  const carrier = asked === 'jwt' ? usual : carriers.find((name) => name === asked.replace(/\.jwt$/, ''))
  // Tokens in a query end up in logs, histories and Referer headers (OAuth Multiple Response Types §5, JARM §2.3.1).
  const wrong = carrier === undefined || (front && carrier === 'query')
  return { mode: wrong ? { carrier: usual, isSigned: false } : { carrier, isSigned }, wrong }
}

const encodeForm = (members: Members) => new URLSearchParams(members.map(([name, value]) => [name, value])).toString()

/** Sends an authorization response to the client, success or not, with `state` and `iss` (RFC 9207 §2). Signed, the JWT alone (JARM §2.3). */
export async function sendBack(to: Redirection, response: Params, context: Context): Promise<Answer> {
  const members = Object.entries({ ...response, state: to.state, iss: to.issuer }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return to.mode.isSigned ? carry(to, [['response', await signedResponse(to, Object.fromEntries(members), context)]]) : carry(to, members)
}

type Members = readonly (readonly [name: string, value: string])[]
function carry({ redirect_uri: uri, mode: { carrier } }: Redirection, members: Members): Answer {
  switch (carrier) {
    case 'query':
      return seeOther(`${uri}${uri.includes('?') ? '&' : '?'}${encodeForm(members)}`)
    case 'fragment':
      return seeOther(`${uri}#${encodeForm(members)}`)
    case 'form_post':
      return formPost(uri, members)
  }
}

const submit = 'document.forms[0].submit()'
// No form-action directive: it would also block a redirect of the client in answer to the form.
const policy = `default-src 'none'; script-src 'sha256-${hash('sha256', submit, 'base64')}'; base-uri 'none'; frame-ancestors 'none'`

/** A page that posts the response by itself, or by its button where scripts do not run (OAuth Form Post §2). */
function formPost(to: string, members: Members): Answer {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>Continue</title></head>
<body><form method="post" action="${to}">
${members.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<button type="submit" id="continue">Continue</button>
</form><script>${raw(submit)}</script></body></html>
`
  return withMediaType('text/html; charset=utf-8', page.toString(), { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' })
}
