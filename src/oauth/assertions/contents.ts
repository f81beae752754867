import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidTarget } from '#http/refusal.ts'
import { randomText } from '#kit/random.ts'
import type { AssertionRule } from '#model/assertion-rule.ts'
import type { User } from '#model/user.ts'
import type { Subject } from '../exchange/subject.ts'
import { TOKEN_EXCHANGE } from '../exchange/token-types.ts'
import { readScope } from '../scopes.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { decideAssertion } from './rules.ts'

/** Seconds: an assertion is made to be redeemed at once. */
export const LIFETIME = 300
const MOST_RESOURCES = 20

/** A requested assertion for another authorization server, with its client and subject. */
export interface AssertionCall {
  readonly client: CompiledClient
  readonly context: Context
  readonly subject: Subject
  readonly resource: string | undefined
  readonly audience: string | undefined
  readonly scope: string | undefined
}

/** A person, and the server that is told of them. */
interface Addressed extends AssertionCall {
  readonly user: User
  readonly party: string
  /** The scopes that the person agreed to: they decide about the e-mail address. */
  readonly told: readonly string[]
}

/** The parts that every assertion has: what the rules allow, and the claims about client, APIs and person. */
interface AssertionParts {
  readonly entitlement: Pick<Entitlement, 'scope' | 'audience' | 'grant_type'>
  readonly claims: Readonly<Record<string, unknown>>
}

/** Asks the rules for an assertion and puts its contents together. @throws {Refusal} what no rule allows */
export async function describeAssertion(call: Addressed, assertion_type: AssertionRule['assertion_type']): Promise<AssertionParts> {
  const { client, context, user, party, told } = call
  const resources = call.resource?.split(' ', MOST_RESOURCES + 1) ?? []
  if (resources.length > MOST_RESOURCES) throw invalidTarget(`resource is given more than ${MOST_RESOURCES} times`)
  const asked = { direction: 'issue', assertion_type, client_id: client.id, party, user, resources, scope: readScope(call.scope) } as const
  const { scope, party_client_id } = await decideAssertion(context, asked)
  const [only] = resources
  const address = told.includes('email') && user.email !== undefined ? { email: user.email, email_verified: user.email_verified } : {}
  return {
    entitlement: { scope, audience: [party], grant_type: TOKEN_EXCHANGE },
    claims: {
      jti: randomText(16),
      client_id: party_client_id,
      ...(only !== undefined && { resource: resources.length === 1 ? only : resources }),
      ...address,
    },
  }
}
