import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Operation } from '../operation.ts'
import { docsStyle } from './style.ts'
import { referenceView } from './view.ts'

const version = createHash('sha256').update(docsStyle).digest('base64url').slice(0, 12)

/** A style sheet of our own and nothing else: no script, no frame, nothing from elsewhere. */
const policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A text that is rendered once and sent compressed where the client accepts that. */
function packText(type: string, text: string, headers: Answer['headers']): (request: Request) => Answer {
  const [plain, zipped] = [Buffer.from(text), gzipSync(text)]
  return ({ headers: asked }) => {
    const isZipped = /\bgzip\b/.test(asked['accept-encoding'] ?? '')
    return withMediaType(type, isZipped ? zipped : plain, { ...headers, vary: 'Accept-Encoding', ...(isZipped ? { 'content-encoding': 'gzip' } : {}) })
  }
}

const style = packText('text/css; charset=utf-8', docsStyle, { 'cache-control': 'public, max-age=31536000, immutable' })

/** `/docs/api`: the API reference as a page, drawn from the document of the API and served whole from here. */
export function docsPage(operations: readonly Operation[]): readonly Endpoint[] {
  const page = memoizeWeak(({ names, issuer }: Context) => {
    // Links begin with the path of the issuer, which differs behind a proxy and for each tenant.
    const base = new URL(issuer).pathname.replace(/\/$/, '')
    const body = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${base}/docs/api/reference.css?v=${version}"></head><body>
${referenceView({ operations, names, issuer }, base)}
</body></html>`
    return packText('text/html; charset=utf-8', body.toString(), {
      'cache-control': 'no-cache',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
  })
  return [
    endpoint({ method: 'GET', path: '/docs/api', surface: 'page', handle: (request, context) => page(context)(request) }),
    endpoint({ method: 'GET', path: '/docs/api/reference.css', surface: 'page', handle: style }),
  ]
}
