import type { X509Certificate } from 'node:crypto'
import type { OnBehalf } from '#clients/on-behalf.ts'
import { CredentialFault, demand } from '#credentials/fault.ts'
import type { ParsedJwt } from '#credentials/signed-jwt.ts'
import { secureUrl } from '#fields/kinds.ts'
import type { Context } from '#http/context.ts'
import { DidFault } from '#keys/did/document.ts'
import { keysOfHeader, type PublicKey, readJwks } from '#keys/public-keys.ts'
import { isNameOf, trustedLeaf } from '#kit/certificate-chain.ts'
import { didsOf } from '#oauth/dids-of.ts'
import { publishedKeys } from './issuer-metadata.ts'
import { isOurs, isOwnKey } from './own-issuer.ts'
import type { Transaction } from './transaction.ts'

/** The verified issuer of a credential, with the key that must have signed it. */
export interface TrustedKey {
  readonly issuer: string
  readonly key: PublicKey
}

const address = secureUrl().schema

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** The key of a DID as a verifier uses it. @throws {CredentialFault} with the reason */
export async function keyOfDid(party: OnBehalf, url: string, use: 'authentication' | 'assertionMethod') {
  try {
    return await didsOf(party).keyOf(url, use)
  } catch (fault) {
    if (fault instanceof DidFault) throw new CredentialFault(fault.message)
    throw fault
  }
}

/** Demands that a verifier trusts an issuer by its name: it is listed, or this server where neither issuers nor roots are. @throws {CredentialFault} */
export function demandListed(context: Context, { verifier }: Pick<Transaction, 'verifier'>, issuer: string): void {
  const { issuers, roots } = verifier
  const isTrusted = issuers.includes(issuer) || (issuers.length === 0 && roots === undefined && isOurs(context, issuer))
  demand(isTrusted, `the issuer ${issuer.slice(0, 200)} is not trusted by this verifier: add it to issuers`)
}

/** The subject of a certificate in a line. */
export const certificateSubject = ({ subject }: X509Certificate): string => subject.replaceAll('\n', ', ')

async function byCertificate(
  { header, claims }: Pick<ParsedJwt, 'header' | 'claims'>,
  context: Context,
  { verifier }: Pick<Transaction, 'verifier'>,
): Promise<TrustedKey> {
  const leaf = trustedLeaf(header['x5c'], verifier.roots, context.now())
  demand(leaf !== undefined, 'the certificate chain in x5c does not lead to a root that this verifier trusts: see roots')
  const named = textOf(claims['iss'])
  // The authority vouches for the names in the certificate, and not for what its bearer writes into iss.
  const issuer = (await isOwnKey(context, leaf.publicKey)) ? context.issuer : named !== undefined && isNameOf(leaf, named) ? named : certificateSubject(leaf)
  // With a list as well, the certificate proves who it is, and the list says who may.
  if (verifier.issuers.length > 0) demandListed(context, { verifier }, issuer)
  return { issuer, key: { kid: undefined, key: leaf.publicKey } }
}

/**
 * Finds the key of the issuer of a credential: in its certificate chain, its DID document, the metadata of its address, or among our own keys.
 * @throws {CredentialFault} for an issuer that the verifier does not trust, or that has no such key
 */
export async function trustIssuer(
  jwt: Pick<ParsedJwt, 'header' | 'claims'>,
  context: Context,
  by: Pick<Transaction, 'verifier' | 'client'>,
): Promise<TrustedKey> {
  const { header, claims } = jwt
  const [issuer, kid] = [textOf(claims['iss']), textOf(header['kid'])]
  if (header['x5c'] !== undefined && by.verifier.roots !== undefined) return byCertificate(jwt, context, by)
  demand(issuer !== undefined, 'the credential names no issuer in iss')
  demandListed(context, by, issuer)
  if (isOurs(context, issuer)) {
    const [key] = keysOfHeader(readJwks(await context.keys.jwks()), kid?.split('#').at(-1))
    demand(key !== undefined, 'the credential says that it is of this server, and names no key of it')
    return { issuer, key }
  }
  if (issuer.startsWith('did:')) {
    const { did, key } = await keyOfDid(
      { context, client: by.client },
      kid?.startsWith(issuer) ? kid : kid === undefined ? issuer : `${issuer}#${kid.replace(/^#/, '')}`,
      'assertionMethod',
    )
    return { issuer: did, key: { kid, key } }
  }
  demand(address.safeParse(issuer).success, 'the issuer of the credential is neither an https address nor a DID')
  const [key] = await publishedKeys({ context, client: by.client }, issuer, kid)
  demand(key !== undefined, `no key of ${issuer.slice(0, 200)} was found at its /.well-known/jwt-vc-issuer`)
  return { issuer, key }
}
