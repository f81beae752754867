import { conflict, Refusal, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { algorithms, maySign } from '#keys/algorithms.ts'
import { leadEnd, newKeyPair } from '#keys/generate.ts'
import { rotateKey } from '#keys/rotate.ts'
import { client } from '#model/client.ts'
import { credentialConfiguration } from '#model/credential-configuration.ts'
import { type KeyPair, keyPair, signingAlgs } from '#model/key-pair.ts'
import { verifier } from '#model/presentation/verifier.ts'
import type { Batch } from '#store/store.ts'
import { declared, type Edit, type Plan } from '../administered.ts'
import { type Call, type Doors, doorsOf, type Operation } from '../operation.ts'
import { presentOne } from '../present.ts'
import { findRow } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { readOptionalBody } from '../write/body.ts'
import { etagOf } from '../write/etag.ts'
import { faultIf, mergeErrors, refuseFaulty } from '../write/faults.ts'
import { refuseIfReferred } from '../write/referrers.ts'

type KeyPairFields = typeof keyPair.fields

async function planKeyPair({ was, draft, sent }: Edit<KeyPairFields>, call: Call): Promise<Plan<KeyPairFields>> {
  if (was) return planDefault(was, draft)
  // A body that names only an algorithm requests a new key for it.
  const type = 'type' in sent || draft.alg === undefined ? draft.type : (algorithms[draft.alg].types[0] ?? draft.type)
  const { alg, name, is_default, use } = draft
  if (use === 'enc') refuseSigningWords(draft)
  if (alg && !maySign({ type }, alg))
    throw unprocessable({ alg: [`a ${type} key signs with ${signingAlgs.filter((known) => maySign({ type }, known)).join(', ')}`] })
  const { vault, settings, now } = call.context
  const made = await newKeyPair({ type, use, alg, name, is_default, signs_at: leadEnd(settings, now()) }, vault, now())
  return { row: made, also: is_default ? (batch) => unsetOtherDefaults(batch, made) : undefined }
}

/** True for kinds of keys that only sign. */
const signsOnly = (type: KeyPair['type']): boolean => !/^(?:RSA|P)-/.test(type)

/** Refuses members that only a signing key can have, for an encryption key. @throws {Refusal} 422 */
function refuseSigningWords({ type, alg, is_default }: KeyPair): void {
  const errors = mergeErrors(
    faultIf(signsOnly(type), 'type', `${type} keys cannot encrypt: choose RSA or a curve`),
    faultIf(alg !== undefined, 'alg', 'is for keys that sign'),
    faultIf(is_default, 'is_default', 'is for keys that sign'),
  )
  refuseFaulty(errors)
}

function planDefault(was: KeyPair, draft: KeyPair): Plan<KeyPairFields> {
  if (was.is_default && !draft.is_default) throw unprocessable({ is_default: ['cannot be unset: make another key the default instead'] })
  if (was.is_default || !draft.is_default) return { row: draft }
  if (was.client_id !== undefined) throw unprocessable({ is_default: ['a key of one client cannot sign for all'] })
  if (was.use === 'enc') throw unprocessable({ is_default: ['is for keys that sign'] })
  if (was.state !== 'active') throw conflict(`a ${was.state} key cannot be the default`)
  return { row: draft, also: (batch) => unsetOtherDefaults(batch, draft) }
}

/** One key of each algorithm is the default: the others lose the mark in the same batch, and sign on until this one begins. */
function unsetOtherDefaults(batch: Batch, row: KeyPair): void {
  const deposed = { is_default: false, successor_id: row.id }
  for (const alg of signingAlgs.filter((known) => maySign(row, known))) batch.changeAny(keyPair, { alg, is_default: true, state: 'active' }, deposed)
  batch.changeAny(keyPair, { use: row.use, alg: undefined, type: row.type, is_default: true, state: 'active' }, deposed)
  batch.changeAny(keyPair, { id: row.id }, { is_default: true, successor_id: undefined })
}

/** A key signs for every client of the tenant, so `clients:manage` does not suffice to withdraw it; `clients:read` suffices to see it. */
const doors: Doors = { read: [...doorsOf('keys').read, ...doorsOf('clients').read], manage: doorsOf('keys').manage }

/** `/api/key-pairs`. */
export const keyPairs = declared(keyPair, {
  doors,
  plan: planKeyPair,
  async removal(row, call) {
    if (row.is_default && row.state === 'active') throw conflict('this is the default key: make another one the default first')
    if (row.client_id !== undefined && row.state === 'active')
      throw conflict(`this is the key of the client ${row.client_id}: change its key_pair_type instead`)
    await refuseIfReferred(call, row.id, [
      { resource: client, field: 'key_pair_id' },
      { resource: verifier, field: 'key_pair_id' },
      { resource: credentialConfiguration, field: 'key_pair_id' },
    ])
    if (row.state === 'active' && row.first_used_at !== undefined)
      throw conflict('this key has signed: rotate it, so that its tokens can be verified until they expire')
    if (row.state === 'retiring' && (row.retires_at ?? 0) > call.context.now())
      throw conflict('tokens that this key signed have not expired: rotate it with withdraw if somebody else knows it')
    return {}
  },
})

async function rotate(call: Call) {
  const was = await findRow(keyPairs, call)
  const { withdraw, type, ...unknown } = readOptionalBody(call.request)
  const [stray] = Object.keys(unknown)
  if (stray !== undefined) throw unprocessable({ [stray]: ['is not known here; there is withdraw, and type'] })
  if (withdraw !== undefined && typeof withdraw !== 'boolean') throw unprocessable({ withdraw: ['expected true or false'] })
  const kind = type === undefined ? undefined : keyPair.fields.type.kind.schema.safeParse(type)
  if (kind && !kind.success) throw unprocessable({ type: [`expected one of ${keyPair.fields.type.kind.choices?.toString()}`] })
  if (was.use === 'enc' && kind && signsOnly(kind.data)) throw unprocessable({ type: [`${kind.data} keys cannot encrypt: choose RSA or a curve`] })
  const made = await rotateKey({ ...call.context, also: (batch, key) => audit(batch, call, { resource: keyPair, deed: 'rotated', was, is: key }) }, was.id, {
    withdraw: withdraw ?? false,
    ...(kind ? { type: kind.data } : {}),
  })
  if (!made) throw new Refusal('conflict', 409, 'only an active key can be rotated, and this one is not active; a key that is still published can be withdrawn')
  const shown = await presentOne(keyPairs, made, call)
  return json(shown, 200, { etag: etagOf(shown.data) })
}

export const keyPairVerbs: readonly Operation[] = [
  rowVerb(keyPairs, 'rotate', {
    summary: 'Replace a key by a new one, which signs once it has been published for a while; the old one stays published until its tokens have expired',
    body: () => ({
      type: 'object',
      additionalProperties: false,
      properties: {
        withdraw: {
          type: 'boolean',
          description: 'Stop publishing the old key at once, also when it was replaced before: for a key that somebody else knows.',
        },
        type: { enum: keyPair.fields.type.kind.choices, description: 'Another kind of key.' },
      },
    }),
    bodyOptional: true,
    run: rotate,
  }),
]
