import { withoutPaddingDigest } from './encrypted.ts'

/** The XML text of a message that came by HTTP-POST (SAML Bindings §3.5.4); undefined when it is no base64 text, or longer than so many characters. */
export const decodeXml = (message: string, longest: number): string | undefined =>
  message.length <= longest && /^[A-Za-z0-9+/=\s]+$/.test(message) ? Buffer.from(message, 'base64').toString('utf8') : undefined

/** True for a text that no parser should see: a document type declares entities, by which an attacker would read files or fill the memory (XXE, billion laughs). */
export const declaresType = (xml: string): boolean => /<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)

/** The fault for which a text with a signature in it is refused unread. SHA-1 signatures can be forged by a collision. */
export function faultOfXml(xml: string): string | undefined {
  if (declaresType(xml)) return 'declares a document type'
  if (/Algorithm\s*=\s*["'][^"']*#(?:rsa-sha1|dsa-sha1|hmac-sha1|sha1|md5)["']/i.test(withoutPaddingDigest(xml)))
    return 'is signed with SHA-1, which can be forged'
  return undefined
}
