import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { readIssuer } from '#keys/foreign.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import { verifyTrusted } from '#oauth/tokens/trusted-token.ts'

/** Claims about the statement itself, which are no metadata of a client. */
const ofStatement: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'iat', 'jti', 'sub', 'software_statement'])

/** A software statement, and the metadata that its issuer vouches for. */
export interface Vouched {
  readonly text: string
  readonly metadata: Members
}

/**
 * Verifies the software statement of a registration (RFC 7591 §2.3): it is signed by an issuer that is trusted to vouch for software, for this server and
 * in time. @throws {Refusal} 400 `invalid_software_statement`, `unapproved_software_statement`
 */
export async function readStatement({ software_statement: text }: Members, context: Context): Promise<Vouched | undefined> {
  if (text === undefined || text === null) return undefined
  const issuer = typeof text === 'string' ? readIssuer(text) : undefined
  if (typeof text !== 'string' || issuer === undefined) throw new Refusal('invalid_software_statement', 400, 'software_statement must be a JWT with an iss')
  const [row] = await context.db.table(trustedIssuer).find({ issuer, active: true }, { limit: 1 })
  if (!row?.purposes.includes('software_statement'))
    throw new Refusal('unapproved_software_statement', 400, 'the issuer of the software statement is not trusted here')
  const trusted = await verifyTrusted(context, text, { purpose: 'software_statement', token_types: ['JWT'] })
  if (!trusted) throw new Refusal('invalid_software_statement', 400, 'the software statement is not signed by its issuer, not for this server, or has expired')
  return { text, metadata: Object.fromEntries(Object.entries(trusted.claims).filter(([name]) => !ofStatement.has(name))) }
}
