import type { Context } from '#http/context.ts'
import { consent } from '#model/consent.ts'
import { developerRequest } from '#model/developer-request.ts'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { grant } from '#model/grant.ts'
import { groupMember } from '#model/group.ts'
import { mailChallenge } from '#model/mail-challenge.ts'
import { mailLink } from '#model/mail-link.ts'
import { membership } from '#model/organization.ts'
import { session } from '#model/session.ts'
import { planAuthorizationsGone } from '#outbound/person-gone.ts'
import type { Batch } from '#store/store.ts'
import { planCredentialsGone } from './credentials-gone.ts'
import { recordFactorsGone } from './factors/remove-factor.ts'
import { orderSignedOut } from './signed-out.ts'

/**
 * Plans the removal of all that belongs to a person who is deleted, and the revocation of what others hold of them. Tokens of ours need neither: one of
 * a person who does not exist is not valid.
 */
export async function planPersonGone(context: Context, user_id: string): Promise<(batch: Batch) => void> {
  const plans = await Promise.all([planCredentialsGone(context, user_id), planAuthorizationsGone(context, user_id)])
  return (batch) => {
    recordPersonGone(batch, user_id, context.now())
    for (const plan of plans) plan(batch)
  }
}

function recordPersonGone(batch: Batch, user_id: string, now: number): void {
  const theirs = { user_id }
  batch.remove(session, theirs)
  batch.remove(consent, theirs)
  batch.remove(membership, theirs)
  batch.remove(groupMember, theirs)
  batch.remove(mailLink, theirs)
  batch.remove(mailChallenge, theirs)
  batch.remove(linkedAccount, theirs)
  batch.remove(developerRequest, theirs)
  recordFactorsGone(batch, user_id)
  orderSignedOut(batch, theirs, now)
  batch.changeAny(grant, { ...theirs, revoked_at: undefined }, { revoked_at: now })
}
