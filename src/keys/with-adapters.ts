import type { JWK } from 'jose'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { type AdapterKey, SignerUnavailable, type SigningAdapter } from './adapter.ts'
import type { BytesFor, Keys, SignedBytes, Signing } from './keys.ts'
import { verifyOwn } from './own-jwt.ts'
import { compactInput } from './sign.ts'

type Adapters = ReadonlyMap<string, SigningAdapter>

const allKeys = memoizeWeak((adapters: Adapters): readonly AdapterKey[] => [...adapters.values()].flatMap(({ keys }) => keys))
/** Lists that stay the same object until a key changes on either side. */
const publishedWith = memoizeWeak((own: { readonly keys: readonly JWK[] }) =>
  memoizeWeak((adapters: Adapters) => {
    const taken = new Set(own.keys.map(({ kid }) => kid))
    // RFC 7517 §4.5: each `kid` is unique; our own keys take precedence.
    return { keys: [...own.keys, ...allKeys(adapters).flatMap(({ kid, jwk }) => (taken.has(kid) ? [] : [jwk]))] }
  }),
)
const algsWith = memoizeWeak((own: readonly SigningAlg[]) =>
  memoizeWeak((adapters: Adapters) => signingAlgs.filter((alg) => own.includes(alg) || allKeys(adapters).some((key) => key.alg === alg))),
)

/** The adapter that a client names, and its signing key: the first for the algorithm, else the first of all. @throws {SignerUnavailable} */
function chooseAdapter(adapters: Adapters, { adapter: name = '', alg }: Signing): { readonly adapter: SigningAdapter; readonly key: AdapterKey } {
  const adapter = adapters.get(name)
  const key = adapter?.keys.find((one) => one.alg === alg) ?? adapter?.keys[0]
  // Signing with a key of our own instead would make a token that must not be signed here.
  if (!adapter || !key) throw new SignerUnavailable(`there is no signer ${name}, or it has no key`)
  return { adapter, key }
}

/** The keys of a tenant together with those of its signers: a client's adapter signs for it, and one set publishes all keys. */
export function withAdapters(own: Keys, adapters: () => MaybePromise<Adapters>): Keys {
  async function signElsewhere(claims: Readonly<Record<string, unknown>>, typ: string, signing: Signing): Promise<string> {
    const { adapter, key } = chooseAdapter(await adapters(), signing)
    const input = compactInput({ alg: key.alg, typ, kid: signing.kid ?? key.kid, ...signing.header?.(key.kid) }, claims)
    return `${input}.${await adapter.sign(input, key)}`
  }
  async function signBytesElsewhere(bytesFor: BytesFor, signing: Signing): Promise<SignedBytes> {
    const { adapter, key } = chooseAdapter(await adapters(), signing)
    const { kid, alg } = key
    return { kid, alg, signature: Buffer.from(await adapter.sign(bytesFor({ kid, alg }).toString('latin1'), key), 'base64url') }
  }
  async function verifyElsewhere(jwt: string, typ: readonly string[]) {
    const keys = allKeys(await adapters())
    if (keys.length === 0) return undefined
    return verifyOwn(jwt, typ, (kid, alg) => keys.find((key) => key.kid === kid && key.alg === alg)?.key)
  }
  return {
    ...own,
    sign: (claims, typ, signing) => (signing.adapter === undefined ? own.sign(claims, typ, signing) : signElsewhere(claims, typ, signing)),
    signBytes: (bytesFor, signing) => (signing.adapter === undefined ? own.signBytes(bytesFor, signing) : signBytesElsewhere(bytesFor, signing)),
    algFor: async (signing) => (signing.adapter === undefined ? own.algFor(signing) : chooseAdapter(await adapters(), signing).key.alg),
    keyIdFor: async (signing) => (signing.adapter === undefined ? own.keyIdFor(signing) : chooseAdapter(await adapters(), signing).key.kid),
    algs: () => andThen(own.algs(), (algs) => andThen(adapters(), algsWith(algs))),
    jwks: () => andThen(own.jwks(), (set) => andThen(adapters(), publishedWith(set))),
    jwksFor: (clientId, signing) =>
      andThen(own.jwksFor(clientId, signing), (set) =>
        signing.adapter === undefined
          ? set
          : andThen(adapters(), (map) => ({ keys: [...set.keys, ...(map.get(signing.adapter ?? '')?.keys ?? []).map(({ jwk }) => jwk)] })),
      ),
    verify: async (jwt, typ) => (await own.verify(jwt, typ)) ?? verifyElsewhere(jwt, typ),
    recognize: async (jwt, typ) => (await own.recognize(jwt, typ)) ?? verifyElsewhere(jwt, typ),
  }
}
