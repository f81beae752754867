import type { Context } from '#http/context.ts'
import { readAlg } from '#keys/verify.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { asymmetricAlgs, type ClientSigningAlg, hmacAlgs } from '#model/client-signing-algs.ts'

/** The signing algorithms accepted from clients of a tenant, by their JOSE names. */
export interface AcceptedAlgs {
  /** The algorithms of DPoP proofs and client assertions. */
  readonly asymmetric: readonly string[]
  /** The algorithms of client assertions that are keyed with a secret. */
  readonly hmac: readonly string[]
}

/** The algorithms that are accepted in DPoP proofs and client assertions: those of the tenant, else of the server (FAPI 2.0 §5.4.1). */
export const acceptedAlgs = memoizeWeak(({ tenant, settings }: Context): AcceptedAlgs => {
  const accepted = new Set<ClientSigningAlg | undefined>(tenant.client_signing_algs ?? settings.client_signing_algs)
  return { asymmetric: asymmetricAlgs.filter((name) => accepted.has(readAlg(name))), hmac: hmacAlgs.filter((name) => accepted.has(name)) }
})

/** All algorithms accepted in client assertions (RFC 8414 §2). */
export const acceptedAssertionAlgs = (context: Context): readonly string[] => {
  const { asymmetric, hmac } = acceptedAlgs(context)
  return [...asymmetric, ...hmac]
}
