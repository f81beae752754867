import { join } from 'node:path'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, json, withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { notBuilt } from './console.ts'
import { baseOf } from './visit.ts'
import { WebBundle } from './web-bundle.ts'

/** The worker of the wallet, which keeps the page for when there is no network. */
const WORKER = 'worker.js'

// A wallet speaks to the issuers and verifiers that its person chooses, wherever they are; scripts are files of ours, and pictures of others are not shown.
const walletContentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "connect-src 'self' https:",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The manifest by which a browser installs the wallet of a tenant (Web Application Manifest). */
function manifest(_request: Request, context: Context): Answer {
  const place = `${baseOf(context)}/wallet`
  const name = `${context.tenant.name} wallet`
  const icons = [{ src: '/assets/mark.svg', sizes: 'any', type: 'image/svg+xml' }]
  const look = { display: 'standalone', background_color: '#ffffff', theme_color: '#3b48cc', icons }
  const said = { id: place, name, short_name: 'Wallet', start_url: place, scope: place, ...look }
  return withMediaType('application/manifest+json', JSON.stringify(said), { 'cache-control': 'public, max-age=3600' })
}

/** The document by which other servers know the wallet as a client (draft-ietf-oauth-client-id-metadata-document §4). */
function walletClientDocument(_request: Request, { issuer, tenant }: Context): Answer {
  const wallet = `${issuer}/wallet`
  return json(
    {
      client_id: `${wallet}/client.json`,
      client_name: `${tenant.name} wallet`,
      client_uri: wallet,
      redirect_uris: [wallet],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    },
    200,
    { 'cache-control': 'public, max-age=3600' },
  )
}

/**
 * The wallet that is built in: a page of its own at `/wallet` of each tenant, which keeps credentials in the browser of its person. This server sees
 * nothing of what is in it. `directory` holds the output of `vite build`.
 */
export function walletEndpoints(directory: string): readonly Endpoint[] {
  const bundle = new WebBundle(join(directory, 'wallet'))
  const page = async (_request: Request, context: Context): Promise<Answer> => (await bundle.page(walletContentPolicy, baseOf(context))) ?? notBuilt()
  const file = async (request: Request, context: Context): Promise<Answer> => {
    const found = await bundle.file(request)
    if (!found) throw notFound('there is no such page of the wallet')
    // Without it a worker may serve only what lies below its own folder.
    const allowed = { 'service-worker-allowed': `${baseOf(context)}/wallet` }
    return request.params['*'] === WORKER ? { ...found, headers: { ...found.headers, ...allowed } } : found
  }
  return [
    endpoint({ method: 'GET', path: '/wallet', surface: 'page', handle: page }),
    endpoint({ method: 'GET', path: '/wallet/manifest.webmanifest', surface: 'page', handle: manifest }),
    endpoint({ method: 'GET', path: '/wallet/client.json', surface: 'page', cors: 'any', handle: walletClientDocument }),
    endpoint({ method: 'GET', path: '/wallet/*', surface: 'page', handle: file }),
  ]
}
