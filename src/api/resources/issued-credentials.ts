import { conflict, unprocessable } from '#http/refusal.ts'
import { credentialConfiguration } from '#model/credential-configuration.ts'
import { type CredentialState, type IssuedCredential, issuedCredential } from '#model/issued-credential.ts'
import { statusList } from '#model/status-list.ts'
import { anyOf } from '#store/store.ts'
import { declared } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { readOptionalBody } from '../write/body.ts'
import { change } from '../write/change.ts'
import { refuseStrays } from '../write/stray-members.ts'

/** `/api/issued-credentials`: what was issued to whom, and whether it still holds. */
export const issuedCredentials = declared(issuedCredential, {
  extras: { configuration_name: { type: ['string', 'null'], description: 'The identifier of its configuration.' } },
  async present(rows, { context }) {
    const ids = [...new Set(rows.map((row) => row.configuration_id))]
    const found = ids.length === 0 ? [] : await context.db.table(credentialConfiguration).find({ id: anyOf(ids) }, { limit: ids.length })
    const names = new Map(found.map(({ id, identifier }) => [id, identifier]))
    return rows.map((row) => ({ configuration_name: names.get(row.configuration_id) ?? null }))
  },
})

/** The reason in the body, if there is one. @throws {Refusal} 422 */
function readRevocationReason(call: Call): string | undefined {
  const sent = readOptionalBody(call.request)
  const { reason } = sent
  refuseStrays(sent, ['reason'])
  if (reason === undefined || reason === null) return undefined
  if (typeof reason !== 'string' || reason.length > 256 || /\p{Cc}/u.test(reason)) throw unprocessable({ reason: ['must be a line of at most 256 characters'] })
  return reason
}

function nextState(was: IssuedCredential, status: CredentialState): void {
  if (was.status_list_id === undefined) throw conflict('the credential has no place in a status list, so that nobody would hear of it')
  if (was.status === 'revoked') throw conflict('the credential is revoked: issue a new one')
  if (was.status === status) throw conflict(`the credential is ${status} already`)
}

/** Changes the status of a credential. The version of its list grows with it, so that every node tells the new status at once. */
function setStatus(call: Call, status: CredentialState, deed: string) {
  const status_reason = readRevocationReason(call)
  return change(issuedCredentials, call, {
    edit: (was) => {
      nextState(was, status)
      return { draft: { ...was, status, status_reason, status_by: 'administrator' as const }, sent: { status } }
    },
    deed,
    plan: async ({ draft }) => {
      const list = await call.context.db.table(statusList).get(draft.status_list_id ?? '')
      return {
        row: draft,
        also: (batch) => {
          if (list) batch.change(statusList, { id: list.id, version: list.version }, { version: list.version + 1 })
        },
      }
    },
  })
}

const verb = (name: string, summary: string, to: { readonly status: CredentialState; readonly deed: string }): Operation =>
  rowVerb(issuedCredentials, name, {
    summary,
    conditional: true,
    body: () => ({ type: 'object', additionalProperties: false, properties: { reason: { type: ['string', 'null'], maxLength: 256 } } }),
    bodyOptional: true,
    run: (call) => setStatus(call, to.status, to.deed),
  })

export const issuedCredentialVerbs: readonly Operation[] = [
  verb('suspend', 'Suspend a credential', { status: 'suspended', deed: 'suspended' }),
  verb('reinstate', 'Make a suspended credential valid again', { status: 'valid', deed: 'reinstated' }),
  verb('revoke', 'Revoke a credential for good', { status: 'revoked', deed: 'revoked' }),
]
