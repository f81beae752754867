import { fetchOnBehalf, memoizeByParty } from '#clients/on-behalf.ts'
import { openDids } from '#keys/did/dids.ts'

/** The resolver of DIDs on behalf of a client or of a tenant, each with documents of its own. */
export const didsOf = memoizeByParty((party) =>
  openDids({
    fetch: fetchOnBehalf(party),
    resolver: party.context.serverSettings['did.resolver'],
    resolver_key: party.context.serverSettings['did.resolver_key'],
    now: party.context.now,
  }),
)
