import { consent } from '#model/consent.ts'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { grant } from '#model/grant.ts'
import { groupMember } from '#model/group.ts'
import { mailLink } from '#model/mail-link.ts'
import { membership } from '#model/organization.ts'
import { session } from '#model/session.ts'
import type { Batch } from '#store/store.ts'
import { recordFactorsGone } from './factors/remove-factor.ts'
import { orderSignedOut } from './signed-out.ts'

/** Removes all that belongs to a person who is deleted. Tokens need no deletion: a token of a person who does not exist is not valid. */
export function recordPersonGone(batch: Batch, user_id: string, now: number): void {
  const theirs = { user_id }
  batch.remove(session, theirs)
  batch.remove(consent, theirs)
  batch.remove(membership, theirs)
  batch.remove(groupMember, theirs)
  batch.remove(mailLink, theirs)
  batch.remove(linkedAccount, theirs)
  recordFactorsGone(batch, user_id)
  orderSignedOut(batch, theirs, now)
  batch.changeAny(grant, { ...theirs, revoked_at: undefined }, { revoked_at: now })
}
