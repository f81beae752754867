import { findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidNonce, invalidTransactionId } from '#http/refusal.ts'
import { type CredentialConfiguration, credentialConfiguration } from '#model/credential-configuration.ts'
import { type DeferredCredential, deferredCredential } from '#model/deferred-credential.ts'
import { isInUse } from '#model/desk/answered-for.ts'
import { grant } from '#model/grant.ts'
import { seenOnce } from '#model/seen-once.ts'
import { deferredHandle, handleKey, newHandle } from '#oauth/handle.ts'
import { Conflict, Lost } from '#store/store.ts'
import type { WalletToken } from './fetch-permission.ts'
import type { HolderKey } from './formats/format.ts'
import { type CredentialOrder, type IssuedCredentials, issueCredentials } from './issue-credentials.ts'

/** How long a deferred credential waits for its wallet once it is ready, in milliseconds. */
const KEPT = 2_592_000_000

/** Defers an order: the nonces are spent now, the credential is made when it is fetched. @returns the transaction id */
export async function deferOrder({ configuration, client, user, grant_id, holders, nonces, draft }: CredentialOrder, context: Context): Promise<string> {
  const deferred_at = context.now()
  const ready_at = deferred_at + configuration.deferral * 1000
  const expires_at = ready_at + KEPT
  const { handle, id } = newHandle(deferredHandle, expires_at, context.vault)
  const row: DeferredCredential = {
    id,
    configuration_id: configuration.id,
    client_id: client.id,
    user_id: user.id,
    grant_id,
    keys: holders.map(({ jwk, thumbprint, did }) => ({ jwk, thumbprint, did })),
    draft,
    deferred_at,
    ready_at,
    expires_at,
  }
  try {
    await context.db.together((batch) => {
      for (const nonce of nonces) batch.insert(seenOnce, nonce)
      batch.insert(deferredCredential, row)
    })
  } catch (caught) {
    throw caught instanceof Conflict ? invalidNonce('the nonce of the proof was used before: get a new one from the nonce endpoint') : caught
  }
  return handle
}

const unknownTransaction = () => invalidTransactionId('the transaction id is unknown, expired, used before, or was given to another wallet')

/** The deferred credential of a transaction id, where it is this person's through this client; without a wallet, one that was deferred by draft 11. @throws {Refusal} `invalid_transaction_id` */
export async function findDeferred(
  transaction: unknown,
  wallet: Pick<WalletToken, 'client' | 'user'> | undefined,
  context: Context,
): Promise<DeferredCredential> {
  const id = typeof transaction === 'string' ? handleKey(deferredHandle, transaction, context.vault) : undefined
  const row = id === undefined ? undefined : await context.db.table(deferredCredential).get(id)
  // OID4VCI draft 11 §9.1: the transaction id is the token itself, which nobody else was given.
  const isTheirs = wallet ? row?.client_id === wallet.client.id && row.user_id === wallet.user.id : row?.draft === 'draft-11'
  if (!row || !isTheirs || row.used_at !== undefined || row.expires_at <= context.now()) throw unknownTransaction()
  // The permission that the wallet asked by may have been taken back, also where it now shows a token of another.
  const given = row.grant_id === undefined ? undefined : await context.db.table(grant).get(row.grant_id)
  if (given?.revoked_at !== undefined) throw unknownTransaction()
  return row
}

/** The kind of a deferred credential. @throws {Refusal} `invalid_transaction_id` when it is issued no more */
export async function configurationOf({ configuration_id }: DeferredCredential, context: Context): Promise<CredentialConfiguration> {
  const found = await context.db.table(credentialConfiguration).get(configuration_id)
  if (!found || !isInUse(found, context.settings)) throw unknownTransaction()
  return found
}

/** Issues a deferred credential, once: of racing requests one wins (compare and set). @throws {Refusal} */
export async function issueDeferred(row: DeferredCredential, { user }: Pick<WalletToken, 'user'>, context: Context): Promise<IssuedCredentials> {
  const [configuration, client] = [await configurationOf(row, context), await findClient(context, row.client_id)]
  if (!client?.active) throw unknownTransaction()
  const order: CredentialOrder = {
    configuration,
    client,
    user,
    grant_id: row.grant_id,
    holders: row.keys as unknown as readonly HolderKey[],
    nonces: [],
    spend: (batch) => batch.change(deferredCredential, { id: row.id, used_at: undefined }, { used_at: context.now() }),
  }
  try {
    return await issueCredentials(order, context)
  } catch (caught) {
    throw caught instanceof Lost ? unknownTransaction() : caught
  }
}
