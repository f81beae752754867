import { hash } from 'node:crypto'
import { type Answer, seeOther, withMediaType } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { html, raw } from '#kit/html.ts'
import { parameter } from './parameter.ts'
import type { Redirection } from './redirection.ts'

/** The response modes: the ways in which an authorization response reaches the client (OAuth Multiple Response Types §2.1, OAuth Form Post §2). */
export const responseModes = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof responseModes)[number]

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
  const asked = responseParameters.mode.of(params)
  const known = responseModes.find((mode) => mode === asked)
  // Tokens in a query end up in logs, histories and Referer headers (OAuth Multiple Response Types §5).
  const wrong = asked !== undefined && (known === undefined || (front && known === 'query'))
  return { mode: wrong || known === undefined ? (front ? 'fragment' : 'query') : known, wrong }
}

const encodeForm = (members: readonly (readonly [string, string])[]) => new URLSearchParams(members.map(([name, value]) => [name, value])).toString()

/** Sends an authorization response to the client, success or not, with `state` and `iss` (RFC 9207 §2). */
export function sendBack(to: Redirection, response: Params, headers: Answer['headers'] = {}): Answer {
  const members = Object.entries({ ...response, state: to.state, iss: to.issuer }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  switch (to.mode) {
    case 'query':
      return seeOther(`${to.redirect_uri}${to.redirect_uri.includes('?') ? '&' : '?'}${encodeForm(members)}`, headers)
    case 'fragment':
      return seeOther(`${to.redirect_uri}#${encodeForm(members)}`, headers)
    case 'form_post':
      return formPost(to.redirect_uri, members, headers)
  }
}

const submit = 'document.forms[0].submit()'
// No form-action directive: it would also block a redirect of the client in answer to the form.
const policy = `default-src 'none'; script-src 'sha256-${hash('sha256', submit, 'base64')}'; base-uri 'none'; frame-ancestors 'none'`

/** A page that posts the response by itself, or by its button where scripts do not run (OAuth Form Post §2). */
function formPost(to: string, members: readonly (readonly [string, string])[], headers: Answer['headers']): Answer {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>Continue</title></head>
<body><form method="post" action="${to}">
${members.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<button type="submit" id="continue">Continue</button>
</form><script>${raw(submit)}</script></body></html>
`
  return withMediaType('text/html; charset=utf-8', page.toString(), { 'content-security-policy': policy, 'referrer-policy': 'no-referrer', ...headers })
}
