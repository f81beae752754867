import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { notFound } from '#http/refusal.ts'
import { type Answer, withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { randomText } from '#kit/random.ts'

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  json: 'application/json',
}

/** The page and the files of a web application as `vite build` left them in a folder, read once and compressed once for each encoding. */
export class WebBundle {
  readonly #directory: string
  readonly #sent = new Map<string, Promise<Buffer>>()
  #files: Promise<ReadonlySet<string>> | undefined
  constructor(directory: string) {
    this.#directory = directory
  }

  /**
   * The page with a content security policy; undefined while it is not built. The list of files is read again, so that a bundle rebuilt while the server
   * runs is served at the next load.
   */
  async page(policy: (nonce: string) => string, root = ''): Promise<Answer | undefined> {
    this.#files = undefined
    if (!(await this.#list()).has('index.html')) return undefined
    const source = await readFile(join(this.#directory, 'index.html'), 'utf8')
    const nonce = randomText()
    const text = source.replaceAll('__CSP_NONCE__', nonce).replaceAll('__ROOT__', root)
    return withMediaType('text/html; charset=utf-8', text, { ...pageGuards, 'content-security-policy': policy(nonce) })
  }

  /** A file of the bundle; undefined for a route of the page, whose last segment has no dot. */
  async file(request: Request): Promise<Answer | undefined> {
    const path = request.params['*'] ?? ''
    const type = types[path.slice(path.lastIndexOf('.') + 1)]
    if (!type || !(path.startsWith('assets/') || !path.includes('/'))) return undefined
    // Only listed names are read, so no path can leave the folder (path traversal).
    if (!(await this.#list()).has(path)) throw notFound('there is no such file in this version; load the page again')
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

/** The headers of such a page besides its policy. */
export const pageGuards = { 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin-allow-popups' }

type Encoding = 'br' | 'gzip'
const compress: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 7 }),
}
function encodingFor(accepted = ''): Encoding | undefined {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}
