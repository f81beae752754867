/** Where this console stands: at the root for the default tenant, under `/t/{slug}` for another. */
const found = /^(\/t\/[^/]+)?\/console(?=\/|$)/.exec(location.pathname)

/** The tenant's root, without a slash at its end: its endpoints are this and their path. */
export const tenantRoot = found?.[1] ?? ''
export const consoleRoot = `${tenantRoot}/console`
export const tenantSlug = tenantRoot === '' ? undefined : decodeURIComponent(tenantRoot.slice('/t/'.length))
/** The issuer as this origin sees it. */
export const issuer = `${location.origin}${tenantRoot}`
/** The page of the server where a person becomes a developer. */
export const BECOME_DEVELOPER = `${tenantRoot}/developers`
export const redirectUri = `${issuer}/console/callback`
