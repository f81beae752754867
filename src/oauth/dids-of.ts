import type { Context } from '#http/context.ts'
import { type Dids, openDids } from '#keys/did/dids.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'

/** The resolver of a tenant's DIDs: each tenant keeps its own documents. */
export const didsOf = memoizeWeak(({ fetch, serverSettings, now }: Context): Dids => openDids({ fetch, resolver: serverSettings['did.resolver'], now }))
