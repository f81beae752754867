import { isObject, type Members } from '#fields/json-object.ts'
import { type PublicKey, readJwk } from '#keys/public-keys.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { conceal } from './conceal.ts'
import { DEFAULT_HASH, digestOf, parseDisclosure, readDigestHash } from './disclosure.ts'
import { demand } from './fault.ts'
import { type Revealed, reveal } from './reveal.ts'
import { demandFresh, demandInForce, demandSignature, type ParsedJwt, parseJwt, typeOfJwt } from './signed-jwt.ts'

/** The media types of an SD-JWT VC; the second is its former name (draft-ietf-oauth-sd-jwt-vc §3.2.1). */
export const sdJwtTypes = ['dc+sd-jwt', 'vc+sd-jwt'] as const
export type SdJwtType = (typeof sdJwtTypes)[number]

/** Signs claims as a compact JWS with this `typ`. */
export type SignClaims = (claims: Members, typ: string) => Promise<string>

/** Makes an SD-JWT (RFC 9901 §4): what is `Disclosable` in the claims is sent beside the signed part, and can be withheld by the holder. */
export async function makeSdJwt(claims: Members, typ: SdJwtType, sign: SignClaims): Promise<string> {
  const { payload, disclosures } = conceal(claims)
  const signed = await sign({ ...payload, _sd_alg: DEFAULT_HASH }, typ)
  return `${[signed, ...disclosures.map(({ text }) => text)].join('~')}~`
}

/** The greatest length of an SD-JWT in characters, and of its list of disclosures. */
const [LONGEST, MOST_DISCLOSURES] = [131_072, 500]

/** An SD-JWT that was parsed and not verified. */
export interface ParsedSdJwt {
  readonly issued: ParsedJwt
  readonly disclosures: readonly string[]
  /** The key binding JWT (RFC 9901 §4.3), if there is one. */
  readonly binding: string | undefined
  /** All before the key binding JWT, up to and with the last tilde: the input of `sd_hash`. */
  readonly bound: string
}

/** Takes an SD-JWT apart (RFC 9901 §4). @throws {CredentialFault} */
export function parseSdJwt(text: string): ParsedSdJwt {
  demand(text.length <= LONGEST, `the SD-JWT is longer than ${LONGEST} characters`)
  const [jwt = '', ...rest] = text.split('~')
  const binding = rest.pop()
  demand(binding !== undefined, 'the SD-JWT has no tilde at the end of its disclosures')
  demand(rest.length <= MOST_DISCLOSURES, `the SD-JWT has more than ${MOST_DISCLOSURES} disclosures`)
  demand(
    rest.every((one) => /^[\w-]+$/.test(one)),
    'a disclosure is not base64url',
  )
  return {
    issued: parseJwt(jwt, 'the SD-JWT'),
    disclosures: rest,
    binding: binding === '' ? undefined : binding,
    bound: text.slice(0, text.length - binding.length),
  }
}

/** The rules of a verifier. */
export interface SdJwtRules {
  /** Finds the issuer's key from the signed part, which is not verified yet. @throws {CredentialFault} for an issuer that is not trusted */
  readonly issuerKey: (issued: ParsedJwt) => MaybePromise<PublicKey>
  readonly types?: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** The binding that the holder must have proved for this verifier; absent: none is demanded, and one that is sent is refused. */
  readonly binding?: BindingRules | undefined
}
interface BindingRules {
  readonly audience: string
  readonly nonce: string
  /** The greatest age of the binding in seconds. */
  readonly oldest?: number
}

/** A verified SD-JWT. */
export interface VerifiedSdJwt extends Revealed {
  readonly issued: ParsedJwt
  /** The key in `cnf`, if there is one (RFC 7800 §3.2). */
  readonly holder: PublicKey | undefined
}

/** Claims that the issuer must say itself: a holder could otherwise withhold them (draft-ietf-oauth-sd-jwt-vc §3.2.2.2). */
const mustBeOpen = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status']

/** Verifies an SD-JWT and its key binding (RFC 9901 §7.1, §7.3). Issuer trust and status are the caller's to check. @throws {CredentialFault} */
export async function verifySdJwt(text: string, rules: SdJwtRules): Promise<VerifiedSdJwt> {
  const { issued, disclosures, binding, bound } = parseSdJwt(text)
  demand((rules.types ?? sdJwtTypes).includes(typeOfJwt(issued)), 'the typ of the SD-JWT is another than expected')
  await demandSignature(issued, await rules.issuerKey(issued), 'the SD-JWT')
  const algorithm = readDigestHash(issued.claims['_sd_alg'])
  const revealed = reveal(
    issued.claims,
    disclosures.map((one) => parseDisclosure(one, algorithm)),
  )
  const hidden = revealed.disclosed.find((path) => path.length === 1 && mustBeOpen.includes(String(path[0])))
  demand(hidden === undefined, `the claim ${hidden?.[0]} is disclosed by the holder: the issuer must say it itself`)
  demandInForce(revealed.claims, rules.now, 'the SD-JWT')
  const holder = holderKey(revealed.claims)
  if (rules.binding) {
    demand(binding !== undefined, 'the presentation has no key binding JWT')
    demand(holder !== undefined, 'the SD-JWT names no key of its holder in cnf.jwk')
    await verifyBinding(binding, { holder, rules: rules.binding, now: rules.now, sd_hash: digestOf(bound, algorithm) })
  } else demand(binding === undefined, 'the SD-JWT carries a key binding JWT, which was not asked for')
  return { ...revealed, issued, holder }
}

/** The holder's key in the credential. @throws {CredentialFault} for a key that is not usable */
function holderKey({ cnf }: Members): PublicKey | undefined {
  if (!isObject(cnf) || cnf['jwk'] === undefined) return undefined
  const key = readJwk(cnf['jwk'])
  demand(key !== undefined, 'cnf.jwk is not a public key for signatures')
  return key
}

interface Binding {
  readonly holder: PublicKey
  readonly rules: BindingRules
  readonly now: number
  readonly sd_hash: string
}

/** Verifies a key binding JWT: made by the holder, now, for this verifier, this request and these disclosures (RFC 9901 §7.3). @throws {CredentialFault} */
async function verifyBinding(text: string, { holder, rules, now, sd_hash }: Binding): Promise<void> {
  const [name, jwt] = ['the key binding JWT', parseJwt(text, 'the key binding JWT')]
  demand(typeOfJwt(jwt) === 'kb+jwt', `the typ of ${name} must be kb+jwt`)
  await demandSignature(jwt, holder, name)
  const { aud, nonce, sd_hash: hashed } = jwt.claims
  demand(aud === rules.audience, `the aud of ${name} is another verifier: expected ${rules.audience}`)
  demand(nonce === rules.nonce, `the nonce of ${name} is not that of the request`)
  demand(hashed === sd_hash, `the sd_hash of ${name} does not fit the disclosures: they were added to or removed`)
  demandInForce(jwt.claims, now, name)
  demandFresh(jwt.claims, { now, oldest: rules.oldest ?? 300, name })
}
