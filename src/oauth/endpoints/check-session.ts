import { hash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { withMediaType } from '#http/render.ts'
import { html, raw } from '#kit/html.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { browserStateName } from '../sign-out/session-state.ts'

/**
 * The script of the frame: it hashes the state as `sessionState` does, with the origin of the page that asks, so that a page of another client cannot
 * ask in its name.
 */
const scriptOf = (name: string): string => `const name = ${JSON.stringify(`${name}=`)}
addEventListener('message', async ({ data, origin, source }) => {
  const [, id, digest, salt] = /^(\\S+) ([\\w-]+)\\.([\\w-]+)$/.exec(String(data)) ?? []
  if (salt === undefined) return source.postMessage('error', origin)
  const found = document.cookie.split('; ').find((one) => one.startsWith(name))
  const text = [id, origin, found?.slice(name.length), salt].join(' ')
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const now = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  source.postMessage(found !== undefined && now === digest ? 'unchanged' : 'changed', origin)
})`

const page = memoizeWeak((context: Context) => {
  const script = scriptOf(browserStateName(context))
  const body = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Session</title></head><body><script>${raw(script)}</script></body></html>
`
  // Any client may put it into a frame: it shows nothing, and there is nothing to click.
  const policy = `default-src 'none'; script-src 'sha256-${hash('sha256', script, 'base64')}'; base-uri 'none'`
  return withMediaType('text/html; charset=utf-8', body.toString(), { 'content-security-policy': policy, 'cache-control': 'public, max-age=3600' })
})

/** The frame that tells a client whether its person is still signed in (OIDC Session Management §3.3), where the setting switches it on. */
export const checkSession = endpoint({
  method: 'GET',
  path: '/oauth/check_session',
  spec: 'OIDC Session Management §3.3',
  surface: 'page',
  metadata: (url, { settings }) => (settings.session_management ? { check_session_iframe: url } : {}),
  handle(_request, context) {
    if (!context.settings.session_management) throw notFound('session management is switched off')
    return page(context)
  },
})
