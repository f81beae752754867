import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { typed } from '#http/render.ts'
import { html, raw } from '#kit/html.ts'
import { randomText } from '#kit/random.ts'

const SCRIPT = '/docs/api/reference.js'

/** What the reference is told: to fetch nothing from elsewhere, and to offer nothing of anybody else. */
const configuration = {
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
  persistAuth: false,
}

// The component writes style elements of its own and knows no nonce for them; styles without scripts or foreign origins give nothing away.
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

function page(base: string): ReturnType<typeof typed> {
  const nonce = randomText()
  const start = `Scalar.createApiReference('#reference', ${JSON.stringify({ ...configuration, url: `${base}/openapi.json` })})`
  const body = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference</title><link rel="icon" href="data:,"></head><body><div id="reference"></div>
<noscript><p>The reference needs scripts. The document it shows is <a href="${base}/openapi.yaml">here</a>.</p></noscript>
<script nonce="${nonce}" src="${base}${SCRIPT}"></script><script nonce="${nonce}">${raw(start)}</script></body></html>`
  return typed('text/html; charset=utf-8', body.toString(), {
    'content-security-policy': policy(nonce),
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  })
}

let packed: Promise<{ readonly plain: Buffer; readonly gzip: Buffer }> | undefined
/** The script of the reference, from the package it comes in; read when first asked for. */
async function script() {
  const plain = await readFile(fileURLToPath(import.meta.resolve('@scalar/api-reference')).replace(/dist\/.*$/, 'dist/browser/standalone.js'))
  return { plain, gzip: await promisify(gzip)(plain) }
}

/** `/docs/api`: the API reference as a page, served whole from here. */
export const docsPage: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/docs/api',
    surface: 'page',
    // Where the issuer is, there is the API: behind a proxy and for each tenant.
    handle: (_request, { issuer }) => page(new URL(issuer).pathname.replace(/\/$/, '')),
  }),
  endpoint({
    method: 'GET',
    path: SCRIPT,
    surface: 'page',
    async handle({ headers }) {
      packed ??= script()
      const files = await packed
      const zipped = /\bgzip\b/.test(headers['accept-encoding'] ?? '')
      const kept = { 'cache-control': 'public, max-age=86400', vary: 'Accept-Encoding', ...(zipped ? { 'content-encoding': 'gzip' } : {}) }
      return typed('text/javascript; charset=utf-8', zipped ? files.gzip : files.plain, kept)
    },
  }),
]
