import type { Context } from '#http/context.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'

type Placing = Pick<Context, 'issuer' | 'tenant' | 'serverSettings'>

/** True when clients can present a certificate: at a TLS listener of our own, or to a trusted proxy that passes it on in a header that is named. */
export const acceptsCertificates = ({ serverSettings }: Pick<Context, 'serverSettings'>): boolean =>
  serverSettings['mtls.port'] !== 0 || (serverSettings.trust_proxy.length > 0 && serverSettings['mtls.header'] !== undefined)

/** The issuer of the default tenant, below which every URL of the server lies. */
export const rootOf = ({ issuer, tenant }: Pick<Context, 'issuer' | 'tenant'>): string =>
  tenant.id === DEFAULT_TENANT ? issuer : issuer.slice(0, -`/t/${tenant.slug}`.length)

/** The alias of an endpoint for clients with a certificate (RFC 8705 §5); undefined where it is the same URL, or the URL is not ours. */
export function mutualTlsUrl(url: string, context: Placing): string | undefined {
  const { 'mtls.url': said, 'mtls.port': port } = context.serverSettings
  const root = rootOf(context)
  if (!url.startsWith(`${root}/`)) return undefined
  if (said !== undefined) return said.replace(/\/$/, '') + url.slice(root.length)
  if (port === 0) return undefined
  const { hostname, pathname } = new URL(root)
  return `https://${hostname}:${port}${pathname.replace(/\/$/, '')}${url.slice(root.length)}`
}

/** Metadata with an alias for each endpoint in it (RFC 8705 §5), where clients with a certificate use another listener. */
export function withAliases(metadata: Readonly<Record<string, unknown>>, context: Placing): Readonly<Record<string, unknown>> {
  const aliases = Object.entries(metadata).flatMap(([name, url]) => {
    const alias = name.endsWith('_endpoint') && typeof url === 'string' ? mutualTlsUrl(url, context) : undefined
    return alias === undefined ? [] : [[name, alias]]
  })
  return aliases.length === 0 ? metadata : { ...metadata, mtls_endpoint_aliases: Object.fromEntries(aliases) }
}
