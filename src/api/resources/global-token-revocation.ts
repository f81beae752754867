import { z } from 'zod'
import { notFound, unprocessable } from '#http/refusal.ts'
import { noContent } from '#http/render.ts'
import { orderSignedOut } from '#login/signed-out.ts'
import { sweepInstant, untilPast } from '#login/sweep.ts'
import { subjectIdentifier } from '#model/subject-identifier.ts'
import { GLOBAL_REVOCATION } from '#model/system-scopes.ts'
import { user } from '#model/user.ts'
import { findPeople } from '#oauth/signals/subjects.ts'
import type { Call, Operation } from '../operation.ts'
import { namingBy } from '../signals/naming.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { readMembers } from '../write/body.ts'
import { documentedSchema } from '../write/parsed-body.ts'

const command = z.object({ sub_id: subjectIdentifier })

/**
 * Revokes every token of the people whom a subject identifier means, and ends their sessions, by one mark in the row of each. The caller need not have
 * the powers of the person: in a breach the accounts of administrators matter most, and nobody gains anything by it.
 */
async function revokeAllOf(call: Call) {
  const { context, request } = call
  const read = command.safeParse(readMembers(request))
  if (!read.success) throw unprocessable({ sub_id: read.error.issues.map(({ path, message }) => [...path.slice(1), message].join(': ')) })
  const people = await findPeople(await namingBy(call), read.data.sub_id)
  if (people.length === 0) throw notFound('nobody here is meant by this subject')
  const mark = { tokens_revoked_at: sweepInstant(context) }
  const answer = noContent()
  await writeTogether(user, call, (batch) => {
    for (const was of people) {
      batch.changeAny(user, { id: was.id }, mark)
      orderSignedOut(batch, { user_id: was.id }, context.now())
      audit(batch, call, { resource: user, deed: 'tokens_revoked', was, is: { ...was, ...mark }, reason: 'global token revocation' })
    }
    call.settle(batch, answer)
  })
  await untilPast(context, mark.tokens_revoked_at)
  return answer
}

/** Global token revocation (draft-parecki-oauth-global-token-revocation §3): a security system that noticed a breach ends all access of a person. */
export const globalTokenRevocation: Operation = {
  method: 'POST',
  path: '/api/global-token-revocation',
  scopes: [GLOBAL_REVOCATION],
  tag: 'user',
  summary: 'Revoke every token of a person, and end their sessions, by a subject identifier (RFC 9493)',
  body: documentedSchema(command),
  success: { status: 204, doc: 'Revoked.' },
  refuses: [404],
  metadata: (url) => ({ global_token_revocation_endpoint: url, global_token_revocation_endpoint_auth_methods_supported: ['access_token'] }),
  run: revokeAllOf,
}
