import type { Client } from '../client.ts'
import type { Quirk } from './program.ts'

/** It can use PKCE, and does so only when it is told. */
export const noChallengeUnlessTold = (change: string): Quirk => ({ does: 'It sends no code_challenge unless it is told to.', change, refused: 'pkce' })
/** It knows no PKCE, so that PKCE is switched off for it, and a nonce demanded. */
export const nonceInstead: Quirk = { does: 'It sends no code_challenge, but a nonce, which is demanded in its place.' }
/** It knows neither PKCE nor a nonce. */
export const neither: Quirk = {
  does: 'It sends neither code_challenge nor nonce. Both are switched off for it: a stolen code could be injected, so keep its redirect URI to yourself.',
}
export const readsIdTokenOnly: Quirk = { does: 'It reads the profile of the person from the ID token only, so the ID token holds these claims.' }
export const expectsRs256: Quirk = { does: 'It accepts ID tokens signed with RS256 only, unless it is told another algorithm.' }
export const asksForGroups: Quirk = { does: 'It assigns roles by the claim groups, which the scope groups releases: make groups of people here.' }
export const longAssertions: Quirk = {
  does: 'Its client assertions live for up to an hour.',
  change: 'raise assertion_ttl of this client to 3600',
  refused: 'assertion_time',
}
export const namesTokenEndpoint: Quirk = {
  does: 'Its client assertions name the token endpoint as audience, not the issuer.',
  change: 'pass the issuer as token_endpoint of PrivateKeyJWT',
  refused: 'assertion_audience',
}
export const namesResource: Quirk = {
  does: 'It names the MCP server as resource.',
  change: 'register the MCP server as an API here, by the same address',
  refused: 'resource',
}

/** The fields for a program that sends a nonce in place of PKCE, and for one that sends neither. */
export const withoutPkce: Partial<Client> = { pkce: false, nonce: 'required' }
export const withNeither: Partial<Client> = { pkce: false, nonce: 'optional' }
