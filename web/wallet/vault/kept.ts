import type { JWK } from 'jose'
import type { CredentialDisplay } from '#model/credential-display.ts'
import type { KeyAlgorithmName, Sealed } from './seal.ts'

/** How a key is named to others: as itself, or as a DID that is nothing but the key. */
export const keyNames = ['jwk', 'did:jwk', 'did:key'] as const
export type KeyName = (typeof keyNames)[number]

/** A key of the holder. Its private part is wrapped by the key of the vault. */
export interface KeptKey {
  readonly id: string
  readonly kind: KeyAlgorithmName
  readonly jwk: JWK
  readonly name: KeyName
  readonly wrapped: Sealed
  /** The verifier that it signs in at, and no other. */
  readonly verifier?: string
}

/** One copy of a credential, bound to a key of its own. */
export interface Copy {
  readonly credential: string
  readonly key_id?: string
  /** It was shown: another copy is shown next, so that two verifiers cannot tell that they saw the same one. */
  readonly shown?: boolean
}

/** The label of a claim in the languages of the issuer, by its path. */
export interface ClaimLabel {
  readonly path: readonly (string | number | null)[]
  readonly display: readonly { readonly name?: string | undefined; readonly locale?: string | undefined }[]
}

/** A card: the copies of one credential, and how its issuer wants it drawn. */
export interface Card {
  readonly id: string
  readonly format: string
  readonly issuer: string
  readonly issuer_name: string | undefined
  readonly display: readonly CredentialDisplay[]
  readonly labels: readonly ClaimLabel[]
  readonly copies: readonly Copy[]
  readonly received_at: number
  /** The issuer's signature was verified when it came. */
  readonly verified: boolean
}

/** A presentation that was made: to whom, when, and the names of what was told. Values are not kept twice. */
export interface Shown {
  readonly id: string
  readonly at: number
  readonly verifier: string
  readonly client_id: string
  readonly cards: readonly { readonly card_id: string; readonly name: string; readonly claims: readonly string[] }[]
  /** The subject that the person signed in as. */
  readonly subject?: string
}

/** An authorization request that the browser is away for (RFC 6749 §4.1). */
export interface Errand {
  readonly id: string
  readonly offer: string
  readonly state: string
  readonly client_id: string
  readonly code_verifier: string | undefined
  readonly kind: KeyAlgorithmName
  readonly name: KeyName
}

/** Everything that a wallet keeps, by kind. */
export interface Kept {
  readonly card: Card
  readonly key: KeptKey
  readonly shown: Shown
  readonly errand: Errand
}
export type Kind = keyof Kept
