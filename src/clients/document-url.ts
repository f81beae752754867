import type { Context } from '#http/context.ts'

/**
 * The URL of a client id metadata document, when an id is one that this tenant accepts (draft-ietf-oauth-client-id-metadata-document §3): https, with a
 * path, written as URLs are normalised, so that one document has one id. Plain http counts in development only, where our own issuer is http.
 */
export function documentUrl(id: string, { issuer, tenant }: Pick<Context, 'issuer' | 'tenant'>): URL | undefined {
  if (tenant.client_documents === 'off' || !/^https?:\/\//.test(id) || !URL.canParse(id)) return undefined
  const url = new URL(id)
  const isSchemeRight = url.protocol === 'https:' || issuer.startsWith('http:')
  if (!isSchemeRight || url.href !== id || url.hash !== '' || url.username || url.password || url.pathname === '/') return undefined
  if (tenant.client_documents === 'trusted_hosts' && !tenant.client_document_hosts.includes(url.hostname)) return undefined
  return url
}
