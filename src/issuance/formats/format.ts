import type { SignClaims } from '#credentials/sd-jwt.ts'
import type { CredentialConfiguration, CredentialFormatName } from '#model/credential-configuration.ts'

/** The key that a credential is bound to. */
export interface HolderKey {
  readonly jwk: Readonly<Record<string, unknown>>
  /** Its SHA-256 thumbprint (RFC 7638 §3). */
  readonly thumbprint: string
  /** The DID by which the wallet named it. */
  readonly did?: string | undefined
}

/** A credential before it is written in a format. Times are in seconds. */
export interface CredentialContent {
  readonly configuration: CredentialConfiguration
  readonly iss: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly holder: HolderKey | undefined
  /** Its place in a status list (draft-ietf-oauth-status-list §6). */
  readonly status: { readonly status_list: { readonly idx: number; readonly uri: string } } | undefined
  readonly iat: number
  readonly exp: number
}

/** A credential format: what the metadata says of it, and how a credential is written. */
export interface CredentialFormat {
  readonly name: CredentialFormatName
  readonly metadata: (configuration: CredentialConfiguration) => Readonly<Record<string, unknown>>
  readonly make: (content: CredentialContent, sign: SignClaims) => Promise<string>
}
