import type { Context } from '#http/context.ts'
import { client } from '#model/client.ts'
import { grant } from '#model/grant.ts'
import { user } from '#model/user.ts'
import { isSwept, type Roots } from '#oauth/tokens/standing.ts'
import { formatInstant, type InspectionStep, makeStep } from './inspection.ts'

const sweepStep = (what: string, sweptAt: number | undefined, issuedAt: number): InspectionStep =>
  sweptAt !== undefined && isSwept(sweptAt, issuedAt)
    ? makeStep(what, false, `everything issued for the ${what} before ${formatInstant(sweptAt)} was revoked`)
    : makeStep(what, true, `the ${what} stands`)

/** The checks of a token's client, person and grant. */
export async function rootSteps({ db }: Context, { client_id, user_id, grant_id, issued_at }: Roots): Promise<InspectionStep[]> {
  const [owner, person, given] = await Promise.all([
    db.table(client).get(client_id),
    user_id === undefined ? undefined : db.table(user).get(user_id),
    grant_id === undefined ? undefined : db.table(grant).get(grant_id),
  ])
  const steps = [
    owner?.active
      ? sweepStep('client', owner.tokens_revoked_at, issued_at)
      : makeStep('client', false, owner ? `the client ${client_id} is switched off` : `the client ${client_id} is gone`),
  ]
  if (user_id !== undefined)
    steps.push(
      person && !person.blocked
        ? sweepStep('person', person.tokens_revoked_at, issued_at)
        : makeStep('person', false, person ? `${person.username} is blocked` : `the person ${user_id} is gone`),
    )
  if (grant_id !== undefined) {
    const alive = given !== undefined && given.revoked_at === undefined
    steps.push(
      makeStep(
        'grant',
        alive,
        alive ? 'what the person agreed to stands' : given?.revoked_at ? `it was revoked at ${formatInstant(given.revoked_at)}` : 'the grant is gone',
      ),
    )
  }
  return steps
}
