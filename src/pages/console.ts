import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, withMediaType } from '#http/render.ts'
import { html } from '#kit/html.ts'
import { pageGuards, WebBundle } from './web-bundle.ts'

/**
 * The console: one page for every path below `/console`, and the files it is built from. It is a client like any other and uses only the public API.
 * `directory` holds the output of `vite build`.
 */
export function consoleEndpoints(directory: string): readonly Endpoint[] {
  const bundle = new WebBundle(directory)
  const page = async (): Promise<Answer> => (await bundle.page(consoleContentPolicy)) ?? notBuilt()
  return [
    endpoint({ method: 'GET', path: '/console', surface: 'page', handle: page }),
    endpoint({ method: 'GET', path: '/console/*', surface: 'page', handle: (request) => bundle.file(request).then((answer) => answer ?? page()) }),
  ]
}

// Scripts are files of ours; the nonce is for the style sheets that the components write. Logos of clients are the only foreign content.
const consoleContentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The page in place of a web application that is not built. */
export const notBuilt = (): Answer =>
  withMediaType(
    'text/html; charset=utf-8',
    html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built</title></head>
<body><main id="error-page"><h1>This page is not built yet</h1>
<p>Run <code>npm start</code>, which builds it when it is missing, or <code>npm run build</code>, then load this page again.</p>
<p>Everything that the console does can also be done through the <a href="/docs/api">API</a>.</p></main></body></html>`.toString(),
    { ...pageGuards, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" },
    503,
  )
