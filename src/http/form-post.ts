import { hash } from 'node:crypto'
import { html, raw } from '#kit/html.ts'
import { type Answer, seeOther, withMediaType } from './render.ts'

/** A form that the browser posts to somebody else. */
export interface PostedForm {
  readonly action: string
  readonly members: readonly (readonly [name: string, value: string])[]
  /** The origins that may show the page in a frame; none where there are none. */
  readonly framedBy?: readonly string[]
}

/** The words of the button, in the language of the person who reads them. */
export interface FormWords {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly goOn: string
}

const submit = 'document.forms[0].submit()'
// No form-action directive: it would also block a redirect of the other side in answer to the form.
const policy = `default-src 'none'; script-src 'sha256-${hash('sha256', submit, 'base64')}'; base-uri 'none'; frame-ancestors`

/** A page that posts a form by itself, or by its button where scripts do not run (OAuth Form Post §2, SAML Bindings §3.5.4). */
export function formPost({ action, members, framedBy = [] }: PostedForm, { language, direction, goOn }: FormWords, headers: Answer['headers'] = {}): Answer {
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${goOn}</title></head>
<body><form method="post" action="${action}">
${members.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}<button type="submit" id="continue">${goOn}</button>
</form><script>${raw(submit)}</script></body></html>
`
  const ancestors = framedBy.length === 0 ? "'none'" : framedBy.join(' ')
  return withMediaType('text/html; charset=utf-8', page.toString(), {
    'content-security-policy': `${policy} ${ancestors}`,
    'referrer-policy': 'no-referrer',
    ...headers,
  })
}

/** Sends the browser on to an address, or has it post a form. */
export const sendOnwards = (to: string | PostedForm, words: FormWords, headers?: Answer['headers']): Answer =>
  typeof to === 'string' ? seeOther(to, headers) : formPost(to, words, headers)
