import type { Context } from '#http/context.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import { OutboundFailure } from '#outbound/failure.ts'

/** The element of this local name (XML Encryption §3.4), whatever its prefix is. */
const elements = (name: string) => new RegExp(`<[^<>\\s/!?]*${name}[\\s/>]`, 'g')
const countOf = (xml: string, name: string): number => xml.match(elements(name))?.length ?? 0

/** True when something in a response is encrypted. */
export const hidesSomething = (xml: string): boolean => countOf(xml, 'EncryptedData') > 0

/**
 * The text without the digest of a key that is encrypted by RSA, which identity providers name SHA-1 (XML Encryption §5.5.2): no signature depends on its collisions. The pattern
 * spans nothing but these two tags, so that no digest of a signature is left out with them.
 */
export const withoutPaddingDigest = (xml: string): string =>
  xml.replace(/(<[\w.:-]*EncryptionMethod\b[^<>]*#rsa-[\w-]+["'][^<>]*>\s*<[\w.:-]*DigestMethod\b)[^<>]*/g, '$1')

/**
 * One refusal for whatever is wrong with an encrypted assertion: an attacker who alters one could otherwise tell from the answers how it decrypts
 * (padding oracle, XML Encryption §6.1).
 */
export const refusedEncryption = (cause?: unknown): OutboundFailure =>
  new OutboundFailure('remote_refused', 'the encrypted assertion cannot be decrypted by our key, or is not signed by the server', {}, { cause })

/**
 * The plaintext of the one encrypted assertion of a response, so that it can be looked at before it is verified. RSA with PKCS #1 v1.5 padding and 3DES
 * are refused (XML Encryption §5.5.1). @throws {OutboundFailure}
 */
export async function decryptedPart(context: Context, server: FederatedServer, xml: string): Promise<string> {
  const key = server.saml_decryption_key === undefined ? undefined : await context.sealed.open(federatedServer, server, 'saml_decryption_key')
  if (key === undefined)
    throw new OutboundFailure('remote_refused', 'the server encrypts its assertions, and there is no key to decrypt them: set saml_decryption_key')
  const [part] = /<([\w.-]+:)?EncryptedAssertion\b[\s\S]*<\/\1EncryptedAssertion\s*>/.exec(xml) ?? []
  // With a second one, another part could be verified than the one that was looked at.
  if (part === undefined || countOf(xml, 'EncryptedData') !== 1 || countOf(xml, 'EncryptedKey') !== 1) throw refusedEncryption()
  const { decrypt } = await import('xml-encryption')
  return new Promise((resolve, reject) => {
    decrypt(part, { key, disallowDecryptionWithInsecureAlgorithm: true, warnInsecureAlgorithm: false }, (failed, plaintext) =>
      failed ? reject(refusedEncryption(failed)) : resolve(String(plaintext)),
    )
  })
}
