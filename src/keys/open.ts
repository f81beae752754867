import type { KeyObject } from 'node:crypto'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Vault } from '#kit/vault.ts'
import { type KeyPair, keyPair, type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import type { Settings } from '#model/settings.ts'
import { rememberedWhole } from '#store/remembered.ts'
import type { Store, TenantTables } from '#store/store.ts'
import { maySign } from './algorithms.ts'
import { firstKeys, waitForNotice } from './first-key.ts'
import { formerKeys } from './former.ts'
import type { Keys, Signing } from './keys.ts'
import { type Alias, findByAlias, type JwkSet, keptAliases, publishedFor, publishKeys } from './published.ts'
import { algsIn, choose, KeyObjects, type Ring, readRing } from './ring.ts'
import type { Signer } from './sign.ts'

/** The dependencies of opening a tenant's keys. */
export interface KeyParts {
  readonly db: TenantTables
  readonly store: Store
  readonly vault: Vault
  readonly settings: Settings
  readonly tally: { used(use: { readonly tenant: string; readonly kind: 'key'; readonly id: string; readonly address: string }): void }
  now(): number
}

/** The signing keys of a tenant, read from the store when they change. A default key is made when its algorithm is named, or first needed. */
export function openKeys(parts: KeyParts): Keys {
  const { db, store, vault, tally, now } = parts
  const objects = new KeyObjects(vault, (id) => tally.used({ tenant: db.tenant, kind: 'key', id, address: '' }))
  const rings = rememberedWhole<Ring>({ db, store }, { resources: [keyPair], load: () => readRing(db, now()), expires: ({ until }) => until <= now() })
  const aliases = keptAliases(parts)

  const { made, prepare, whole } = firstKeys(parts, rings)
  function signerFor(signing: Signing): MaybePromise<Signer> {
    return andThen(rings(), (ring) => signerOf(ring, signing))
  }
  function signerOf(ring: Ring, signing: Signing): MaybePromise<Signer> {
    const chosen = choose(ring, signing)
    return chosen ? ready(chosen.row, chosen.alg) : made(signing.alg).then((row) => ready(row, signing.alg))
  }
  const ready = (row: KeyPair, alg: SigningAlg) => andThen(waitForNotice(row, parts), () => objects.signer(row, alg))
  async function verify(jwt: string, typ: readonly string[]) {
    const [ring, list] = await Promise.all([rings(), aliases.list()])
    const keyOf = (kid: string) => ring.byId.get(kid) ?? findByAlias(ring, list, kid)
    return verifyOwn(jwt, typ, (kid, alg) => {
      const row = keyOf(kid)
      return row && maySign(row, alg) ? objects.publicKey(row) : undefined
    })
  }

  async function signLater(
    claims: Readonly<Record<string, unknown>>,
    typ: string,
    { signing, signer }: { readonly signing: Signing; readonly signer: MaybePromise<Signer> },
  ) {
    const found = await signer
    if (signing.kid !== undefined) await aliases.have(signing.kid)
    return found.jws(claims, typ, signing.kid)
  }

  const algsOf = memoizeWeak(algsIn)
  let rendered: { readonly ring: Ring; readonly aliases: readonly Alias[]; readonly set: JwkSet } | undefined
  return {
    sign(claims, typ, signing) {
      const signer = signerFor(signing)
      return signer instanceof Promise || signing.kid !== undefined ? signLater(claims, typ, { signing, signer }) : signer.jws(claims, typ)
    },
    algFor: async (signing) => choose(await rings(), signing)?.alg ?? signing.alg,
    prepare,
    algs: () => andThen(whole(), algsOf),
    jwksFor: (clientId, signing) => andThen(whole(), (ring) => publishedFor(clientId, ring, signing)),
    jwks: () =>
      andThen(whole(), (ring) =>
        andThen(aliases.list(), (list) => {
          if (rendered?.ring !== ring || rendered.aliases !== list) rendered = { ring, aliases: list, set: publishKeys(ring, list) }
          return rendered.set
        }),
      ),
    verify,
    async recognize(jwt, typ) {
      const known = await verify(jwt, typ)
      if (known) return known
      for (const row of await formerKeys(db, await aliases.list(), jwt)) {
        const claims = await verifyOwn(jwt, typ, (_kid, alg) => (maySign(row, alg) ? objects.publicKey(row) : undefined))
        if (claims) return claims
      }
      return undefined
    },
  }
}

type FindKey = (kid: string, alg: SigningAlg) => KeyObject | undefined

async function verifyOwn(jwt: string, typ: readonly string[], find: FindKey): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const header = decodeProtectedHeader(jwt)
    const alg = signingAlgs.find((name) => name === header.alg)
    // RFC 7515 §4.1.11: no extension is understood here, so none may be critical.
    if (!alg || header.crit !== undefined || !typ.includes(mediaType(header.typ))) return undefined
    const key = find(header.kid ?? '', alg)
    if (!key) return undefined
    const { payload } = await compactVerify(jwt, key, { algorithms: [alg] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    // Every text that is not a JWT of ours is undefined; callers do not need the reason.
    return undefined
  }
}

/** RFC 7515 §4.1.9: `application/` may be left out, and letters are all alike. */
const mediaType = (typ: string | undefined) => (typ ?? '').toLowerCase().replace(/^application\//, '')
