import { insertBesideClient } from '#clients/birth.ts'
import { orderLogo } from '#clients/logos.ts'
import { keepScore } from '#clients/posture.ts'
import { refuseLockout } from '#clients/protection.ts'
import { type ChosenSecret, makeChosenCredential, needsSecretItself, secretFault } from '#clients/secrets.ts'
import { Refusal } from '#http/refusal.ts'
import { keyTypeOf, leadEnd, newKeyPair } from '#keys/generate.ts'
import { sweepInstant } from '#login/sweep.ts'
import { fittingValues } from '#model/application-parameters.ts'
import { bornHeld } from '#model/assess-profiles.ts'
import type { Client, client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { fieldsWith } from '#model/client-traits.ts'
import { keyPair, signingAlgs } from '#model/key-pair.ts'
import { adminScopes } from '#model/system-scopes.ts'
import type { Batch } from '#store/store.ts'
import type { Edit, Plan } from '../administered.ts'
import { formerPowersAfter, refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { audit } from '../write/audit.ts'
import { type FieldErrors, faultIf, faultOf, mergeErrors } from '../write/faults.ts'
import { lastVersion, storeVersion } from './history.ts'
import { parameterReferenceFaults } from './parameters.ts'
import { scopesOf, scopesTouched } from './powers.ts'
import { profileFaults } from './profile-faults.ts'
import { publicSuffixFaults } from './public-suffix.ts'
import { referenceFaults, resolveReferences } from './references.ts'
import { register, registrationFaults } from './registration.ts'
import { secretWarning } from './secret-warning.ts'
import { refuseForeignSector } from './sector.ts'
import { signingKeyOf } from './sent-public-key.ts'
import { unreadableSecret } from './unreadable-secret.ts'

type ClientEdit = Edit<typeof client.fields>
type ClientPlan = Plan<typeof client.fields>

/** Values of parameters that the application declares no more, or otherwise now, are left out: its developer cannot change them. */
const fitParameters = (draft: Client, sent: ClientEdit['sent']): Client =>
  'parameters' in sent && !('parameter_values' in sent) ? { ...draft, parameter_values: fittingValues(draft.parameters, draft.parameter_values) } : draft

/** A client whose only method is `none` cannot authenticate, so `confidential` becomes false. A body that sets it is refused with the reason. */
export function fillClient({ draft, sent }: ClientEdit): Client {
  const fitting = fitParameters(draft, sent)
  const provesNothing = draft.token_endpoint_auth_methods.length === 1 && draft.token_endpoint_auth_methods[0] === 'none'
  return provesNothing && 'token_endpoint_auth_methods' in sent && sent['confidential'] === undefined ? { ...fitting, confidential: false } : fitting
}

/**
 * The rows written with a client: its references resolved, a secret and keys made where needed, its version stored. A new client that is not restored
 * gets the default identity provider.
 */
export async function planClient({ was, draft, sent }: ClientEdit, call: Call, isNew = was === undefined): Promise<ClientPlan> {
  const row = await resolveReferences(draft, call, isNew)
  await refuseEscalation(call, takesWallets(was, row, call) ? adminScopes : scopesTouched(was, row))
  await refuseForeignSector(was, row, call)
  await prepareKeys(row, call)
  const plan = await (was ? planChange(was, row, call) : planCreation(row, sent, call))
  const wantsLogo = row.logo_uri !== undefined && (row.logo_uri !== was?.logo_uri || 'logo_uri' in sent)
  return {
    ...plan,
    also: (batch) => {
      plan.also?.(batch)
      keepScore(batch, plan.row, call.context.settings)
      if (was?.registered_name !== plan.row.registered_name) register(batch, plan.row, call)
      if (wantsLogo) orderLogo(batch, call.context, plan.row)
    },
  }
}

/**
 * True for an edit after which the client serves the wallets that are known by a DID. A caller who may only edit clients could else send what those
 * wallets get to addresses of its own.
 */
const takesWallets = (was: Client | undefined, row: Client, { context }: Call): boolean =>
  row.public_client_id === context.issuer && was?.public_client_id !== context.issuer

/** A key of the tenant is published for each algorithm that the client names, so that verifiers know it before the first token. */
async function prepareKeys(row: Client, { context }: Call): Promise<void> {
  if (row.key_pair_type || row.key_pair_id !== undefined) return
  const named = fieldsWith('signs').map((field) => row[field])
  await context.keys.prepare(signingAlgs.filter((alg) => named.includes(alg)))
}

/** Names of the API beside `/api/clients/{id}`, and those that no URL can hold. */
const reserved = new Set(['.', '..', '-', 'export', 'bulk', 'import'])

const usesSecret = ({ token_endpoint_auth_methods }: Client) => token_endpoint_auth_methods.some((method) => method.startsWith('client_secret_'))

/** The faults of a client before it is written. */
export const clientFaults = async (edit: ClientEdit, call: Call): Promise<FieldErrors> =>
  mergeErrors(
    await referenceFaults(edit, call),
    await registrationFaults(edit, call),
    await parameterReferenceFaults(edit, call),
    await publicSuffixFaults(edit.draft),
    profileFaults(edit.was, edit.draft, call),
    edit.was ? {} : await unreadableSecret(edit.draft.secret, edit.draft.id, call),
    faultIf(!edit.was && reserved.has(edit.draft.id), 'id', 'is a name that the API itself needs'),
    // RFC 9700 §4.15: the token that a client gets for itself has its id as `sub`, and an API must not take it for one of a person.
    faultIf(!edit.was && edit.draft.id.startsWith('usr_'), 'id', 'begins like the subject of a person, for whom the client could be taken'),
    faultOf('secret', edit.was || !usesSecret(edit.draft) ? undefined : secretFault(edit.draft.secret)),
    faultIf(!edit.was && edit.draft.secret !== undefined && !usesSecret(edit.draft), 'secret', 'none of the token_endpoint_auth_methods uses a secret'),
  )

async function planCreation(draft: Client, sent: Edit['sent'], call: Call): Promise<ClientPlan> {
  const signing = await signingKeyOf(draft, call)
  const { secret: chosen, ...row } = { ...draft, ...signing.patch }
  const takesSecret = usesSecret(row)
  const made = { ...bornHeld(row, call.context.settings), created_by: call.actor.id, ...('id' in sent ? await succession(row, call) : {}) }
  const credential = takesSecret ? await firstSecret(made, chosen, call) : undefined
  const keys = made.key_pair_type ? await ownKey(made, call) : undefined
  const whole = { ...made, ...keys?.patch }
  return {
    row: whole,
    also: (batch) => {
      insertBesideClient(batch, whole.id)
      if (credential) batch.insert(clientCredential, credential.row)
      keys?.write(batch)
      storeVersion(batch, whole, call)
    },
    ...(credential?.secret === undefined ? {} : { once: { secret: credential.secret } }),
    warnings: [...signing.warnings, ...secretWarning(chosen)],
    answerAfter: whole.tokens_revoked_at,
  }
}

/**
 * A client with the id of a deleted one gets none of its tokens, which were issued before the new client was made. But it continues the history, from
 * which an earlier version may be restored, so its maker needs the powers that the deleted client had.
 * @throws {Refusal} 403
 */
async function succession(row: Client, call: Call): Promise<Pick<Client, 'version' | 'tokens_revoked_at' | 'former_powers'>> {
  const last = await lastVersion(call, row.id)
  if (!last) return { version: 1, former_powers: [] }
  // The version has the fields of its time, when `former_powers` may not have existed.
  const before = last.client as unknown as Client
  const former_powers = formerPowersAfter(before.former_powers ?? [], scopesOf(before), scopesOf(row))
  await refuseEscalation(call, former_powers)
  return { version: last.version + 1, tokens_revoked_at: sweepInstant(call.context) - 1, former_powers }
}

const firstSecret = (row: Client, secret: ChosenSecret, { context, actor }: Call) =>
  makeChosenCredential(context.vault, {
    client_id: row.id,
    secret,
    seal: needsSecretItself(row.token_endpoint_auth_methods),
    created_by: actor.id,
    now: context.now(),
  })

/**
 * True when an edit ends all tokens. Tokens of a client that was switched off stay revoked when it is switched on again. And nothing that a draft was
 * given outlives the draft: its developer chose the launch contexts in its grants, which APIs believe once it is live.
 */
const isSweeping = (was: Client, row: Client): boolean => (was.active && !row.active) || (was.stage !== 'live' && row.stage === 'live')

async function planChange(was: Client, row: Client, call: Call): Promise<ClientPlan> {
  refuseLockout(was, row)
  const changed = JSON.stringify(row.key_pair_type) !== JSON.stringify(was.key_pair_type)
  const keys = changed ? await (row.key_pair_type ? ownKey(row, call) : noOwnKey(row, call)) : undefined
  const swept = isSweeping(was, row) ? { tokens_revoked_at: sweepInstant(call.context) } : {}
  const isOnAgain = !was.active && row.active
  const former_powers = formerPowersAfter(was.former_powers, scopesOf(was), scopesOf(row))
  const whole = { ...row, ...keys?.patch, ...swept, ...(isOnAgain ? { disabled_reason: undefined } : {}), former_powers }
  return {
    row: whole,
    also: (batch) => {
      keys?.write(batch)
      storeVersion(batch, whole, call)
    },
    answerAfter: swept.tokens_revoked_at,
  }
}

interface KeyChange {
  readonly patch: Pick<Client, 'public_key'>
  readonly write: (batch: Batch) => void
}

/** A new key pair of the client's own, in place of any it had. */
async function ownKey(row: Client, call: Call): Promise<KeyChange> {
  if (!row.key_pair_type) throw new Refusal('conflict', 409, 'the client has no key pair of its own: set key_pair_type first')
  const { vault, settings, now } = call.context
  const made = await newKeyPair({ type: keyTypeOf(row.key_pair_type), client_id: row.id, signs_at: leadEnd(settings, now()) }, vault, now())
  return {
    patch: { public_key: made.public_key },
    write: (batch) => {
      retireKeys(batch, row, { call, successor_id: made.id })
      batch.insert(keyPair, made)
      audit(batch, call, { resource: keyPair, deed: 'created', is: made })
    },
  }
}

const noOwnKey = async (row: Client, call: Call): Promise<KeyChange> => ({
  patch: { public_key: undefined },
  write: (batch) => retireKeys(batch, row, { call }),
})

/** The client's own keys stay published until the last token they signed has expired. */
export function retireKeys(batch: Batch, row: Client, { call, successor_id }: { readonly call: Call; readonly successor_id?: string }): void {
  const { settings, now } = call.context
  const lives = Object.values(row.grant_settings).map((own) => own.access_token_ttl ?? 0)
  const longest = Math.max(settings.key_overlap_ttl, row.access_token_ttl ?? settings.access_token_ttl, row.id_token_ttl ?? settings.id_token_ttl, ...lives)
  const retiring = { state: 'retiring', retires_at: now() + (settings.key_lead_ttl + longest) * 1000, successor_id } as const
  batch.changeAny(keyPair, { client_id: row.id, state: 'active' }, retiring)
}

/** `POST …/regenerate_key_pair`: the same kind of key, made anew. */
export async function regenerateKeyPair(row: Client, call: Call): Promise<ClientPlan> {
  const keys = await ownKey(row, call)
  const whole = { ...row, ...keys.patch }
  return {
    row: whole,
    also: (batch) => {
      keys.write(batch)
      storeVersion(batch, whole, call)
    },
  }
}
