import { hash } from 'node:crypto'
import { invalidGrant, invalidRequest, type Refusal } from '#http/refusal.ts'
import { sameText } from '#kit/vault.ts'

/**
 * The S256 challenge of a verifier (RFC 7636 §4.2). No other method is supported: `plain` does not protect against an attacker who reads the request
 * (RFC 9700 §2.1.1).
 */
export const challengeOf = (verifier: string): string => hash('sha256', verifier, 'base64url')

/** The form of an S256 challenge: a SHA-256 in base64url. No verifier could match any other text. */
export const isChallenge = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

const verifierRefusal = (make: (message: string) => Refusal, message: string, spec: string) => make(message).because({ check: 'pkce_verifier', spec })

/**
 * Checks that a code is redeemed by the client that requested it. Without a challenge there must be no verifier either: otherwise an attacker could
 * remove the challenge from the request, and the client would not notice the downgrade (RFC 9700 §4.8.2).
 * @throws {Refusal}
 */
export function checkVerifier(challenge: string | undefined, verifier: string | undefined): void {
  if (challenge === undefined) {
    if (verifier !== undefined)
      throw verifierRefusal(invalidGrant, 'code_verifier was sent, but the authorization request had no code_challenge', 'RFC 9700 §4.8.2')
    return
  }
  if (verifier === undefined) throw verifierRefusal(invalidGrant, 'code_verifier is missing: the authorization request had a code_challenge', 'RFC 9700 §2.1.1')
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier))
    throw verifierRefusal(invalidRequest, 'code_verifier must be 43 to 128 letters, digits or -._~', 'RFC 7636 §4.1')
  if (!sameText(challengeOf(verifier), challenge)) throw verifierRefusal(invalidGrant, 'code_verifier does not match the code_challenge', 'RFC 7636 §4.6')
}
