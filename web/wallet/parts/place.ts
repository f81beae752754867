/** The tenant that this wallet is of: at the root for the default one, under `/t/{slug}` for another. */
const found = /^(\/t\/[^/]+)?\/wallet(?=\/|$)/.exec(location.pathname)
const root = found?.[1] ?? ''

/** The issuer of that tenant as this origin sees it, and the address of the wallet, to which browsers come back. */
export const tenantIssuer = `${location.origin}${root}`
export const walletPath = `${root}/wallet`
export const walletAddress = `${location.origin}${walletPath}`
/** Tenants share the origin, so each has a database of its own. */
export const databaseName = `gatehouse-wallet${root}`
