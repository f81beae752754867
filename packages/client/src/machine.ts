import * as oauth from 'oauth4webapi'
import type { TokenFetch } from './api.ts'
import { type Application, peerOf, withNonce } from './application.ts'
import { fetchWith, freshToken, oneAtATime, originsOf } from './token-source.ts'
import { type Tokens, tokensOf } from './tokens.ts'

/** How a confidential client proves who it is (RFC 6749 §2.3). */
export type Proof = { readonly clientSecret: string } | { readonly privateKey: CryptoKey | oauth.PrivateKey }

/** The client authentication of a proof: its secret in the header, or an assertion that its key signs (RFC 7523 §2.2). */
export const authenticationOf = (proof: Proof): oauth.ClientAuth =>
  'clientSecret' in proof ? oauth.ClientSecretBasic(proof.clientSecret) : oauth.PrivateKeyJwt(proof.privateKey)

export type MachineOptions = Application &
  Proof & {
    readonly scope?: string | undefined
    /** The API that the tokens are for (RFC 8707 §2). */
    readonly resource?: string | undefined
    /** The origins of APIs that may see the tokens, beside the issuer. */
    readonly apis?: readonly string[] | undefined
    /** Binds the tokens to this key (RFC 9449). */
    readonly dpop?: oauth.CryptoKeyPair | undefined
  }

/** A program that acts for itself. */
export interface Machine {
  /** `fetch` with its token. */
  readonly fetch: TokenFetch
  /** Its access token, renewed when it is about to expire. */
  token(): Promise<string>
}

/** A program that acts for itself (RFC 6749 §4.4): it gets a token when one is needed, and keeps it as long as it lives. */
export function createMachine(options: MachineOptions): Machine {
  const peer = peerOf(options, authenticationOf(options))
  const handle = options.dpop && oauth.DPoP({}, options.dpop)
  const parameters = { ...(options.scope ? { scope: options.scope } : {}), ...(options.resource ? { resource: options.resource } : {}) }
  let held: Tokens | undefined
  const renew = oneAtATime(async () => {
    const { as, client, authentication, sending } = await peer()
    const sent = { ...sending, ...(handle && { DPoP: handle }) }
    const answer = await withNonce(async () =>
      oauth.processClientCredentialsResponse(as, client, await oauth.clientCredentialsGrantRequest(as, client, authentication, parameters, sent)),
    )
    held = tokensOf(answer)
    return true
  })
  const source = { peer, held: () => held, renew, dpop: async () => handle, origins: originsOf(options.issuer, options.apis) }
  return { fetch: fetchWith(source), token: () => freshToken(source) }
}
