import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { randomText } from '#kit/random.ts'

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  json: 'application/json',
}

/**
 * The console: one page for every path below `/console`, and the files it is built from. It is a client like any other and uses only the public API.
 * `directory` holds the output of `vite build`.
 */
export function consoleEndpoints(directory: string): readonly Endpoint[] {
  const bundle = new Bundle(directory)
  const page = async (): Promise<Answer> => (await bundle.page()) ?? notBuilt()
  return [
    endpoint({ method: 'GET', path: '/console', surface: 'page', handle: page }),
    endpoint({ method: 'GET', path: '/console/*', surface: 'page', handle: (request) => bundle.file(request).then((answer) => answer ?? page()) }),
  ]
}

/** The built files, read once and compressed once for each encoding. */
class Bundle {
  readonly #directory: string
  readonly #sent = new Map<string, Promise<Buffer>>()
  #files: Promise<ReadonlySet<string>> | undefined
  constructor(directory: string) {
    this.#directory = directory
  }

  /** The page. The list of files is read again, so that a bundle rebuilt while the server runs is served at the next load. */
  async page(): Promise<Answer | undefined> {
    this.#files = undefined
    if (!(await this.#list()).has('index.html')) return undefined
    const source = await readFile(join(this.#directory, 'index.html'), 'utf8')
    const nonce = randomText()
    return withMediaType('text/html; charset=utf-8', source.replaceAll('__CSP_NONCE__', nonce), { ...guards, 'content-security-policy': policy(nonce) })
  }

  /** A file of the bundle; undefined for a route of the page, whose last segment has no dot. */
  async file(request: Request): Promise<Answer | undefined> {
    const path = request.params['*'] ?? ''
    const type = types[path.slice(path.lastIndexOf('.') + 1)]
    if (!type || !(path.startsWith('assets/') || !path.includes('/'))) return undefined
    // Only listed names are read, so no path can leave the folder (path traversal).
    if (!(await this.#list()).has(path)) throw notFound('there is no such file in this version of the console; load the page again')
    const encoding = type.startsWith('font') ? undefined : encodingFor(request.headers['accept-encoding'])
    return withMediaType(type, await this.#content(path, encoding), {
      // The names of assets change with their content.
      'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      ...(encoding ? { 'content-encoding': encoding } : {}),
      vary: 'Accept-Encoding',
    })
  }

  #list(): Promise<ReadonlySet<string>> {
    this.#files ??= readdir(this.#directory, { recursive: true }).then(
      (names) => new Set(names.map((name) => name.replaceAll('\\', '/'))),
      () => {
        this.#files = undefined
        return new Set<string>()
      },
    )
    return this.#files
  }

  #content(path: string, encoding: Encoding | undefined): Promise<Buffer> {
    const key = `${encoding ?? ''} ${path}`
    const known = this.#sent.get(key)
    if (known) return known
    const made = readFile(join(this.#directory, path)).then((bytes) => (encoding ? compress[encoding](bytes) : bytes))
    this.#sent.set(key, made)
    return made
  }
}

type Encoding = 'br' | 'gzip'
const compress: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 7 }),
}
function encodingFor(accepted = ''): Encoding | undefined {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

const guards = { 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin-allow-popups' }

// Scripts are files of ours; the nonce is for the style sheets that the components write. Logos of clients are the only foreign content.
const policy = (nonce: string): string =>
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

const notBuilt = (): Answer =>
  withMediaType(
    'text/html; charset=utf-8',
    html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Console not built</title></head>
<body><main id="error-page"><h1>The console is not built yet</h1>
<p>Run <code>npm start</code>, which builds it when it is missing, or <code>npx vite build web</code>, then load this page again.</p>
<p>Everything the console does can also be done through the <a href="/docs/api">API</a>.</p></main></body></html>`.toString(),
    { ...guards, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" },
    503,
  )
