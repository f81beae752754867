/** Where a request goes: the tenant that its URL names, if any, and the URL that it has under the root of that tenant. */
export interface TenantUrl {
  readonly tenant: string | undefined
  readonly url: string
}

const under = /^\/t\/([^/?]+)([/?].*)?$/
/** RFC 8414 §3.1: the path of the issuer comes after a well-known name, not before it. */
const inserted = /^(\/\.well-known\/[^?]+)\/t\/([^/?]+)(\?.*)?$/

/** Takes the tenant out of a URL. Each endpoint is then one route, whichever tenant it answers for. */
export function tenantUrl(url: string): TenantUrl {
  if (url.startsWith('/t/')) {
    const [, tenant, rest = ''] = under.exec(url) ?? []
    if (tenant !== undefined) return { tenant, url: rest.startsWith('/') ? rest : `/${rest}` }
  } else if (url.startsWith('/.well-known/')) {
    const [, name, tenant, query = ''] = inserted.exec(url) ?? []
    if (tenant !== undefined) return { tenant, url: `${name}${query}` }
  }
  return { tenant: undefined, url }
}

/** A request of the HTTP library, and what is noted on it. */
export interface Placed {
  /** Without the tenant, once that was taken out. */
  url?: string | undefined
  tenant?: string | undefined
  /** The URL as it was sent; the HTTP library writes it. */
  originalUrl?: string | undefined
}

/** Notes the tenant on the request, and gives the URL without it. */
export function stripTenant(raw: Placed): string {
  const { tenant, url } = tenantUrl(raw.url ?? '/')
  raw.tenant = tenant
  return url
}
