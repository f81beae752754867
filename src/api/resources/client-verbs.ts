import { Refusal } from '#http/refusal.ts'
import { noContent } from '#http/render.ts'
import { didKeyOf } from '#keys/did/key.ts'
import type { Client } from '#model/client.ts'
import { keyPair } from '#model/key-pair.ts'
import { registration } from '#model/registration.ts'
import { regenerateKeyPair } from '../clients/edit.ts'
import { storeVersion } from '../clients/history.ts'
import { launchOperation } from '../clients/launches.ts'
import { scopesOf } from '../clients/powers.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow, keyIn } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { revokeIssued } from '../write/revoke-issued.ts'
import { clientResource } from './clients.ts'

/** Switches a client on or off. */
export const setActive = (call: Call, active: boolean) =>
  change(clientResource, call, { edit: (was) => ({ draft: { ...was, active }, sent: { active } }), deed: active ? 'enabled' : 'disabled' })

/** The kind of a new key pair for a client that names none. */
const usualKeyPair = { type: 'ec', curve: 'P-256' } as const

const regenerateKeyPairOperation = (call: Call) =>
  change(clientResource, call, {
    edit: (was) => ({ draft: { ...was, key_pair_type: was.key_pair_type ?? usualKeyPair }, sent: {} }),
    deed: 'key_pair_regenerated',
    plan: ({ draft }) => regenerateKeyPair(draft, call),
  })

async function regenerateDid(call: Call) {
  const own = { client_id: keyIn(call), state: 'active' } as const
  const [key] = await call.context.db.table(keyPair).find(own, { order: 'created_at', descending: true, limit: 1 })
  if (!key) throw new Refusal('conflict', 409, 'a DID is made of a key: give the client a key pair of its own first, by key_pair_type or regenerate_key_pair')
  const did = didKeyOf(key)
  return change(clientResource, call, {
    edit: (was) => ({ draft: { ...was, did }, sent: {} }),
    deed: 'did_regenerated',
    plan: ({ draft }) => ({ row: draft, also: (batch) => storeVersion(batch, draft, call) }),
  })
}

/** A client that registered itself becomes one of those that people manage, and which reviewed APIs trust. */
const adopt = (call: Call) =>
  change(clientResource, call, {
    edit: (was) => ({ draft: { ...was, origin: 'managed' as const }, sent: {} }),
    deed: 'adopted',
    plan: ({ draft }) => ({
      row: draft,
      also: (batch) => {
        batch.remove(registration, { client_id: draft.id })
        storeVersion(batch, draft, call)
      },
    }),
  })

async function revokeAll(call: Call) {
  await refuseEscalation(call, scopesOf(await findRow(clientResource, call)))
  return revokeIssued(clientResource, call)
}

/** The settings of a client whose budget for tokens of other services is stopped. @throws {Refusal} 409 when it has none */
function stoppedVault({ grant_settings }: Client): Client['grant_settings'] {
  const own = grant_settings['token_exchange']
  if (!own?.vault) throw new Refusal('conflict', 409, 'the client has no budget for tokens of other services')
  return { ...grant_settings, token_exchange: { ...own, vault: { ...own.vault, stopped: true } } }
}

const stopVault = (call: Call) =>
  change(clientResource, call, {
    edit: (was) => ({ draft: { ...was, grant_settings: stoppedVault(was) }, sent: {} }),
    deed: 'vault_stopped',
    plan: ({ draft }) => ({ row: draft, also: (batch) => storeVersion(batch, draft, call) }),
  })

/** `POST /api/clients/{id}/enable`. */
export const enableClient = rowVerb(clientResource, 'enable', { conditional: true, summary: 'Switch a client on', run: (call) => setActive(call, true) })
/** `POST /api/clients/{id}/disable`. */
export const disableClient = rowVerb(clientResource, 'disable', {
  conditional: true,
  summary: 'Switch a client off: it gets no tokens, and its tokens stop working',
  run: (call) => setActive(call, false),
})

/** Actions on a client beyond editing. */
export const clientVerbs: readonly Operation[] = [
  launchOperation,
  enableClient,
  disableClient,
  rowVerb(clientResource, 'stop_vault', { conditional: true, summary: 'Stop the tokens of people at other services for a client, at once', run: stopVault }),
  rowVerb(clientResource, 'adopt', {
    summary: 'Take a client that registered itself into management: its management token stops working',
    run: adopt,
  }),
  rowVerb(clientResource, 'revoke_tokens', { summary: 'Revoke every token that was issued to a client', run: revokeAll }),
  rowVerb(clientResource, 'tokens', {
    method: 'DELETE',
    summary: 'Revoke every token that was issued to a client',
    success: { status: 204, doc: 'All are revoked.' },
    run: async (call) => {
      await revokeAll(call)
      return noContent()
    },
  }),
  rowVerb(clientResource, 'regenerate_key_pair', {
    conditional: true,
    summary: "Replace a client's own key pair; the old one stays published until the tokens it signed have expired",
    run: regenerateKeyPairOperation,
  }),
  rowVerb(clientResource, 'regenerate_did', { conditional: true, summary: "Make a did:key of a client's own public key", run: regenerateDid }),
]
