import { type CredentialState, type IssuedCredential, issuedCredential } from '#model/issued-credential.ts'
import { type StatusList, statusList } from '#model/status-list.ts'
import type { User } from '#model/user.ts'
import { anyOf, type Batch, present } from '#store/store.ts'
import type { Call } from '../operation.ts'
import { audit } from '../write/audit.ts'

/** The most credentials of a person that follow one edit. */
const MOST = 1000

const statusesOf = ({ metadata }: User): string => JSON.stringify(Object.entries(metadata).map(([name, { status }]) => [name, status]))

/** The worst state among the attributes that a credential tells. */
function wantedState({ attributes }: IssuedCredential, { metadata }: User): CredentialState {
  const states = attributes.map((name) => metadata[name]?.status)
  return states.includes('revoked') ? 'revoked' : states.includes('suspended') ? 'suspended' : 'valid'
}

/** The state of a credential after its attributes changed; the same where an administrator decided it, or it is revoked. */
function nextState(row: IssuedCredential, person: User): CredentialState {
  const next = wantedState(row, person)
  if (row.status === 'revoked' || next === 'revoked' || row.status === 'valid') return row.status === 'revoked' ? 'revoked' : next
  return next === 'valid' && row.status_by === 'attribute' ? 'valid' : 'suspended'
}

function recordState(batch: Batch, call: Call, was: IssuedCredential, status: CredentialState): void {
  const is: IssuedCredential = { ...was, status, status_by: 'attribute', status_reason: undefined, version: was.version + 1, updated_at: call.context.now() }
  const { status_by, status_reason, version, updated_at } = is
  batch.change(issuedCredential, { id: was.id, version: was.version }, { status, status_by, status_reason, version, updated_at })
  const deed = status === 'valid' ? 'reinstated' : status
  audit(batch, call, { resource: issuedCredential, deed, was, is, reason: 'an attribute of the person changed' })
}

/**
 * Lets the credentials of a person follow their attributes: with a suspended one they are suspended, with a revoked one revoked for good, and
 * reinstated when the attribute is valid again, unless an administrator had suspended them.
 */
export async function followAttributes(was: User, draft: User, call: Call): Promise<(batch: Batch) => void> {
  if (statusesOf(was) === statusesOf(draft)) return () => {}
  const { table } = call.context.db
  const rows = await table(issuedCredential).find({ user_id: draft.id, status_list_id: present }, { limit: MOST })
  const changed = rows.flatMap((row) => (nextState(row, draft) === row.status ? [] : [[row, nextState(row, draft)] as const]))
  const ids = [...new Set(changed.flatMap(([{ status_list_id }]) => status_list_id ?? []))]
  const lists: readonly StatusList[] = ids.length === 0 ? [] : await table(statusList).find({ id: anyOf(ids) }, { limit: ids.length })
  return (batch) => {
    for (const [row, status] of changed) recordState(batch, call, row, status)
    for (const { id, version } of lists) batch.change(statusList, { id, version }, { version: version + 1 })
  }
}
