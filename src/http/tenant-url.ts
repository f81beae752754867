/** The tenant in the URL of a request, if any, and the URL below the root of that tenant. */
export interface TenantUrl {
  readonly tenant: string | undefined
  readonly url: string
}

const under = /^\/t\/([^/?]+)([/?].*)?$/
/** RFC 8414 §3.1: the path of the issuer comes after a well-known name, not before it. */
const inserted = /^(\/\.well-known\/[^?]+)\/t\/([^/?]+)(\?.*)?$/

/** Takes the tenant out of a URL, so that each endpoint is one route for all tenants. */
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

/** The origin that a request line in absolute form begins with; the router passes over it (RFC 9112 §3.2.2). */
const absolute = /^https?:\/\/.*?\//

/** The path below the root of the tenant as the router reads it: percent-decoded once. @throws {URIError} when it cannot be decoded */
export const pathBelowTenant = (path: string): string => decodeURIComponent(tenantUrl(path).url.replace(absolute, '/'))

/** A request of the HTTP library, with its tenant. */
export interface Placed {
  /** The URL without the tenant. */
  url?: string | undefined
  tenant?: string | undefined
  /** The URL as it was sent; set by the HTTP library. */
  originalUrl?: string | undefined
}

/** Stores the tenant on the request, and returns the URL without it. */
export function stripTenant(raw: Placed): string {
  const { tenant, url } = tenantUrl(raw.url ?? '/')
  raw.tenant = tenant
  return url
}
