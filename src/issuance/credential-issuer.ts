import type { CompiledClient } from '#clients/find-client.ts'
import type { SignBytes } from '#credentials/cose.ts'
import type { SignClaims } from '#credentials/sd-jwt.ts'
import type { Context } from '#http/context.ts'
import type { Signing } from '#keys/keys.ts'
import { type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { signingFor } from '#oauth/tokens/signing.ts'

/** The issuer that credentials name, and its signature. */
export interface CredentialIssuer {
  readonly iss: string
  readonly sign: SignClaims
  readonly signBytes: SignBytes
}

/** The verification method of a DID that signs (DID 1.0 §5.2). */
async function methodOf(did: string, signing: Signing, context: Context): Promise<string> {
  if (did.startsWith('did:key:')) return `${did}#${did.slice('did:key:'.length)}`
  if (did.startsWith('did:jwk:')) return `${did}#0`
  const kid = await context.keys.keyIdFor(signing)
  return kid === undefined ? did : `${did}#${encodeURIComponent(kid)}`
}

/** The issuer of what a client issues: the client's DID where it has one, else this server; signed with the client's key or adapter. */
export async function credentialIssuer(client: CompiledClient, algorithm: string | undefined, context: Context): Promise<CredentialIssuer> {
  const alg: SigningAlg = signingAlgs.find((name) => name === algorithm) ?? 'ES256'
  const signing = signingFor(client, alg)
  const { did } = client
  const named = did === undefined ? signing : { ...signing, kid: await methodOf(did, signing, context) }
  return {
    iss: did ?? context.issuer,
    sign: (claims, typ) => context.keys.sign(claims, typ, named),
    signBytes: (bytesFor) => context.keys.signBytes(bytesFor, signing),
  }
}
