import { X509Certificate } from 'node:crypto'
import { CredentialFault, demand } from '#credentials/fault.ts'
import type { Context } from '#http/context.ts'
import { keyFault } from '#keys/public-keys.ts'
import { Certificate } from '#kit/certificate.ts'
import { isNameOf, trustedLeaf } from '#kit/certificate-chain.ts'
import { certificateSubject, demandListed, type TrustedKey } from './issuer-trust.ts'
import { isOwnChain, isOwnKey } from './own-issuer.ts'
import type { Transaction } from './transaction.ts'

/** The verified signer of an mdoc. */
export interface DocumentSigner extends TrustedKey {
  /** The certificate, where a root or a credential configuration vouches for it. Undefined where nothing but the key is known to be ours. */
  readonly certificate: X509Certificate | undefined
  /** The key identifiers of the authorities in the chain, in base64url (OID4VP 1.0 §6.1.1.1). */
  readonly authorityKeys: readonly string[]
}

function leafOf(chain: readonly Uint8Array[]): X509Certificate {
  try {
    const [leaf] = chain.map((one) => new X509Certificate(one))
    if (leaf) return leaf
  } catch {
    throw new CredentialFault('x5chain holds something that is no certificate')
  }
  throw new CredentialFault('x5chain holds no certificate')
}

/**
 * Finds the signer of an mdoc by its certificates (ISO 18013-5 §9.3.3): they lead to a root of the verifier, or the key is our own and this server is
 * trusted. The name comes from the certificate, since an mdoc names no issuer: one that the verifier lists, or `named`.
 * @throws {CredentialFault} for a signer that the verifier does not trust
 */
export async function trustDocumentSigner(
  chain: readonly Uint8Array[],
  context: Context,
  { verifier }: Pick<Transaction, 'verifier'>,
  named?: string,
): Promise<DocumentSigner> {
  const x5c = chain.map((one) => Buffer.from(one).toString('base64'))
  const [rooted, certificate] = [trustedLeaf(x5c, verifier.roots, context.now()), leafOf(chain)]
  const fault = keyFault(certificate.publicKey)
  demand(fault === undefined, `the key of the certificate in x5chain ${fault}`)
  const isConfigured = await isOwnChain(context, chain)
  const isOwn = isConfigured || (await isOwnKey(context, certificate.publicKey))
  const isVouchedFor = rooted !== undefined || isConfigured
  demand(isVouchedFor || isOwn, 'the certificates in x5chain do not lead to a root that this verifier trusts: see roots')
  const names = [...verifier.issuers, ...(named === undefined ? [] : [named])]
  const issuer = isOwn ? context.issuer : (names.find((one) => isNameOf(certificate, one)) ?? certificateSubject(certificate))
  if (rooted === undefined || verifier.issuers.length > 0) demandListed(context, { verifier }, issuer)
  const key = { kid: undefined, key: certificate.publicKey }
  // RFC 9360 §2: x5chain is not signed, so the holder may have put any certificate of our key there. Its dates and its authority prove nothing then.
  if (!isVouchedFor) return { issuer, key, certificate: undefined, authorityKeys: [] }
  return { issuer, key, certificate, authorityKeys: chain.flatMap((one) => new Certificate(Buffer.from(one)).authorityKey() ?? []) }
}
