import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { typed } from '#http/render.ts'

const sheet = readFileSync(new URL('./assets/pages.css', import.meta.url))
const font = readFileSync(fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')))
const version = createHash('sha256').update(sheet).digest('base64url').slice(0, 12)

/** Where the style sheet is, under the base path. Its address changes with its content, so that browsers may keep it for good. */
export const styleSheet = `/assets/pages.css?v=${version}`

const kept = { 'cache-control': 'public, max-age=31536000, immutable' }

/** What the pages are drawn with, from our own origin. */
export const assets: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/assets/pages.css', surface: 'page', handle: () => typed('text/css; charset=utf-8', sheet, kept) }),
  endpoint({ method: 'GET', path: '/assets/inter.woff2', surface: 'page', handle: () => typed('font/woff2', font, kept) }),
]
