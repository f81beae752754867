import { hash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { type Answer, seeOther, withMediaType } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { html, raw } from '#kit/html.ts'
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
      return formPost(uri, members)
  }
}

const submit = 'document.forms[0].submit()'
// No form-action directive: it would also block a redirect of the client in answer to the form.
const policy = `default-src 'none'; script-src 'sha256-${hash('sha256', submit, 'base64')}'; base-uri 'none'; frame-ancestors 'none'`

/** A page that posts the response by itself, or by its button where scripts do not run (OAuth Form Post §2). */
function formPost(to: string, members: Parameters): Answer {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>Continue</title></head>
<body><form method="post" action="${to}">
${members.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<button type="submit" id="continue">Continue</button>
</form><script>${raw(submit)}</script></body></html>
`
  return withMediaType('text/html; charset=utf-8', page.toString(), { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' })
}
