import { isObject } from '#fields/json-object.ts'

type Members = Readonly<Record<string, unknown>>

/** The members that only the format needs. */
const envelope = new Set(['iss', 'iat', 'nbf', 'exp', 'cnf', 'vct', 'status', 'jti', 'sub', '_sd', '_sd_alg', 'vc'])

/**
 * The claims that people read: without the members that only the format needs, except those that are asked for. A verifier could else have somebody
 * disclose a member, such as `sub`, that the consent does not show.
 */
export function personal(claims: Members, asked: readonly unknown[] = []): Members {
  const { vc } = claims
  const own = Object.fromEntries(Object.entries(claims).filter(([name]) => asked.includes(name) || !envelope.has(name)))
  if (asked.includes('vc') || !isObject(vc) || !isObject(vc['credentialSubject'])) return own
  const { id, ...told } = vc['credentialSubject']
  return { ...own, ...told }
}
