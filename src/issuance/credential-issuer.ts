import type { CompiledClient } from '#clients/find-client.ts'
import type { SignBytes } from '#credentials/cose.ts'
import type { SignClaims } from '#credentials/sd-jwt.ts'
import type { Context } from '#http/context.ts'
import type { Signing } from '#keys/keys.ts'
import { readCertificates } from '#kit/certificate.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { signingFor } from '#oauth/tokens/signing.ts'

/** The issuer that credentials name, and its signature. */
export interface CredentialIssuer {
  readonly iss: string
  readonly sign: SignClaims
  readonly signBytes: SignBytes
  /** The certificates of the key, the leaf first; empty where it has none. */
  readonly chain: readonly Buffer[]
}

/** How credentials are signed: a configuration, or the tenant's algorithm. */
type SignedBy = Partial<Pick<CredentialConfiguration, 'signing_alg' | 'key_pair_id' | 'certificates'>>

const chainOf = memoizeWeak(({ certificates }: SignedBy): readonly Buffer[] =>
  certificates === undefined ? [] : readCertificates(certificates).map(({ raw }) => raw),
)

/** The verification method of a DID that signs (DID 1.0 §5.2). */
async function methodOf(did: string, signing: Signing, context: Context): Promise<string> {
  if (did.startsWith('did:key:')) return `${did}#${did.slice('did:key:'.length)}`
  if (did.startsWith('did:jwk:')) return `${did}#0`
  const kid = await context.keys.keyIdFor(signing)
  return kid === undefined ? did : `${did}#${encodeURIComponent(kid)}`
}

/** The issuer of what a client issues: the client's DID where it has one, else this server; signed with the client's key or adapter. */
export async function credentialIssuer(client: CompiledClient, by: SignedBy, context: Context): Promise<CredentialIssuer> {
  const alg: SigningAlg = signingAlgs.find((name) => name === by.signing_alg) ?? 'ES256'
  const own = signingFor(client, alg)
  const signing: Signing = by.key_pair_id === undefined ? own : { alg, key_pair_id: by.key_pair_id }
  const { did } = client
  const chain = chainOf(by)
  // RFC 7515 §4.1.6
  const header = chain.length === 0 ? {} : { header: () => ({ x5c: chain.map((one) => one.toString('base64')) }) }
  const named = { ...signing, ...header, ...(did !== undefined && { kid: await methodOf(did, signing, context) }) }
  return {
    iss: did ?? context.issuer,
    sign: (claims, typ) => context.keys.sign(claims, typ, named),
    signBytes: (bytesFor) => context.keys.signBytes(bytesFor, signing),
    chain,
  }
}
