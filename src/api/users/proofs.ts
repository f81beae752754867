import type { User } from '#model/user.ts'
import { refuseUnlessAlmighty } from '../escalation.ts'
import type { Call } from '../operation.ts'

/** The fields by which a value of a person counts as proved, with the value. */
const proofs = { email_verified: 'email', phone_number_verified: 'phone_number' } as const
type ProofName = keyof typeof proofs
export const proofNames = Object.keys(proofs) as readonly ProofName[]

/** A change of a person by an administrator. */
interface ProofEdit {
  readonly was: User | undefined
  readonly draft: User
  readonly sent: Readonly<Record<string, unknown>>
}

/** The draft without the proofs of another value: a new address was not proved with the old one, unless the caller says so. */
export function withoutStaleProofs({ was, draft, sent }: ProofEdit): User {
  const stale = proofNames.filter((name) => was !== undefined && draft[proofs[name]] !== was[proofs[name]] && sent[name] !== true)
  return { ...draft, ...Object.fromEntries(stale.map((name) => [name, false])) }
}

/**
 * An address counts as proved only where somebody with every power says so: it opens what its owner may have, such as the invitations of an organization,
 * or an account by the token of another issuer. @throws {Refusal} 403
 */
export async function refuseUnbelievedProof({ was, draft }: Pick<ProofEdit, 'was' | 'draft'>, call: Call): Promise<void> {
  const isNew = (name: ProofName) => draft[name] && !(was?.[name] && was[proofs[name]] === draft[proofs[name]])
  if (proofNames.some(isNew)) await refuseUnlessAlmighty(call)
}
