import { isObject } from '#fields/json-object.ts'
import { type CredentialDisplay, credentialDisplay } from '#model/credential-display.ts'
import { isKnownFormat } from '../cards/content.ts'
import type { ClaimLabel, KeyName } from '../vault/kept.ts'
import { keyNames } from '../vault/kept.ts'
import type { KeyAlgorithmName } from '../vault/seal.ts'
import { type Offering, PRE_AUTHORIZED } from './issuer.ts'

type Members = Readonly<Record<string, unknown>>
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A credential of an offer, as its issuer describes it (OID4VCI 1.0 §12.2.4). */
export interface OfferedCard {
  readonly id: string
  readonly format: string
  /** This wallet can keep it. */
  readonly known: boolean
  readonly display: readonly CredentialDisplay[]
  readonly labels: readonly ClaimLabel[]
  /** It is bound to a key. */
  readonly bound: boolean
  readonly kinds: readonly KeyAlgorithmName[]
  readonly names: readonly KeyName[]
}

/** The card in each language. What an issuer says of it in a form that is not understood is left out. */
const displaysIn = (value: unknown): CredentialDisplay[] =>
  listOf(value)
    .filter(isObject)
    .flatMap((one) => {
      const read = credentialDisplay.strip().safeParse(one)
      if (read.success) return [read.data]
      return typeof one['name'] === 'string'
        ? [{ name: one['name'].slice(0, 128), ...(typeof one['locale'] === 'string' ? { locale: one['locale'] } : {}) }]
        : []
    })

const isStep = (step: unknown): step is string | number | null => step === null || typeof step === 'string' || typeof step === 'number'
const labelsIn = (value: unknown): ClaimLabel[] =>
  listOf(value)
    .filter(isObject)
    .flatMap(({ path, display }) => {
      const steps = listOf(path).filter(isStep)
      const names = listOf(display).filter(isObject)
      return steps.length > 0 && names.length > 0 ? [{ path: steps, display: names as ClaimLabel['display'] }] : []
    })

/** The kinds of keys whose signatures an issuer takes in proofs. */
function kindsIn({ proof_types_supported }: Members): readonly KeyAlgorithmName[] {
  const jwt = isObject(proof_types_supported) ? proof_types_supported['jwt'] : undefined
  const algs = isObject(jwt) ? listOf(jwt['proof_signing_alg_values_supported']) : []
  const of = (kind: KeyAlgorithmName, ...named: readonly string[]) => (named.some((alg) => algs.includes(alg)) ? [kind] : [])
  return [...of('P-256', 'ES256'), ...of('Ed25519', 'EdDSA', 'Ed25519')]
}

/** True when this wallet can prove the keys that a credential asks for. No attester vouches for the keys of a browser. */
function provesKeysOf({ proof_types_supported: types }: Members): boolean {
  const jwt = isObject(types) ? types['jwt'] : undefined
  return types === undefined || (isObject(jwt) && jwt['key_attestations_required'] === undefined)
}

const W3C = ['jwt_vc_json', 'jwt_vc']

/** The names by which an issuer takes keys. A W3C credential names its subject by a DID, and so must the presentation of it. */
function namesIn({ cryptographic_binding_methods_supported, format }: Members): readonly KeyName[] {
  const methods = listOf(cryptographic_binding_methods_supported)
  const fit = keyNames.filter((name) => methods.includes(name) && !(name === 'jwk' && W3C.includes(String(format))))
  return fit.length > 0 ? fit : ['jwk']
}

/** The credentials of an offer. */
export function offeredCards({ offer, metadata }: Offering): readonly OfferedCard[] {
  return offer.credential_configuration_ids.map((id) => {
    const said: Members = metadata.credentialIssuer.credential_configurations_supported[id] ?? {}
    const { format, credential_metadata } = said
    const about = isObject(credential_metadata) ? credential_metadata : said
    return {
      id,
      format: String(format),
      known: typeof format === 'string' && isKnownFormat(format) && provesKeysOf(said),
      display: displaysIn(about['display']),
      labels: labelsIn(about['claims']),
      bound: said['proof_types_supported'] !== undefined,
      kinds: kindsIn(said),
      names: namesIn(said),
    }
  })
}

/** The name that an issuer goes by, in a language. */
export function issuerName({ metadata }: Offering, language: string): string | undefined {
  const names = metadata.credentialIssuer.display ?? []
  return (names.find(({ locale }) => locale?.startsWith(language)) ?? names[0])?.name
}

/** The form of the transaction code that an offer asks for (OID4VCI 1.0 §4.1.1); undefined where it asks for none. */
export const txCodeOf = ({ offer }: Offering) => offer.grants?.[PRE_AUTHORIZED]?.tx_code
export const isPreAuthorized = ({ offer }: Offering): boolean => offer.grants?.[PRE_AUTHORIZED] !== undefined
