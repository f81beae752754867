import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'

const sheet = readFileSync(new URL('./assets/pages.css', import.meta.url), 'utf8')
const font = readFileSync(fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')))
const version = createHash('sha256').update(sheet).digest('base64url').slice(0, 12)

/** The address of the style sheet, under the base path. It changes with the content, so that browsers may cache it for ever. */
export const styleSheet = `/assets/pages.css?v=${version}`

export const kept = { 'cache-control': 'public, max-age=31536000, immutable' }

/** The sheet for both schemes, or as it looks in one of them whichever the browser prefers. */
const sheets: Readonly<Record<string, string>> = {
  light: sheet.replace('@media (prefers-color-scheme: dark)', '@media not all'),
  dark: sheet.replace('@media (prefers-color-scheme: dark)', '@media all'),
}
const showSheet = ({ query }: Request) => withMediaType('text/css; charset=utf-8', sheets[new URLSearchParams(query).get('scheme') ?? ''] ?? sheet, kept)

/** Our mark: an arch with somebody at the gate. */
export const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#3b48cc"/><path d="M7 25V14a9 9 0 0 1 18 0v11h-4V14a5 5 0 0 0-10 0v11z" fill="#fff"/><circle cx="16" cy="21" r="2.5" fill="#fff"/></svg>'
const icon = () => withMediaType('image/svg+xml', mark, { 'cache-control': 'public, max-age=86400' })

/** The styles, fonts and images of the pages, served from our own origin. */
export const assets: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/assets/pages.css', surface: 'page', handle: showSheet }),
  endpoint({ method: 'GET', path: '/assets/inter.woff2', surface: 'page', handle: () => withMediaType('font/woff2', font, kept) }),
  endpoint({ method: 'GET', path: '/assets/mark.svg', surface: 'page', handle: icon }),
  // Browsers request it by themselves.
  endpoint({ method: 'GET', path: '/favicon.ico', surface: 'page', handle: icon }),
]
