import type { CredentialConfiguration, CredentialFormatName } from '#model/credential-configuration.ts'
import type { CredentialIssuer } from '../credential-issuer.ts'

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
  readonly make: (content: CredentialContent, issuer: CredentialIssuer) => Promise<string>
  /** On the first level, claims are namespaces: the pointers of those below begin at the person all the same. */
  readonly namespaced?: boolean
  /** The names of its signing algorithms, where they are not those of JOSE. */
  readonly algName?: (alg: string) => number
  /** How a credential is bound to a key, where it is not by the JWK or a DID. */
  readonly bindings?: readonly string[]
}
