import { invalidRequest } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'

/**
 * The parameters of an authorization request that mean something to us, and the most characters of each that are read. Others are passed over
 * (RFC 6749 §3.1). Nobody has shown anything yet when they come, and what waits is written down for whoever comes.
 */
// biome-ignore format: it reads as a table
export const longest = {
  client_id: 255, response_type: 64, redirect_uri: 2048, scope: 4096, state: 2048, response_mode: 64, resource: 8192, code_challenge: 256,
  code_challenge_method: 64, dpop_jkt: 256, nonce: 2048, prompt: 256, max_age: 32, ui_locales: 2048, id_token_hint: 8192, login_hint: 2048,
  acr_values: 2048, claims: 4096,
} as const satisfies Readonly<Record<string, number>>
/** Of all of them together. */
const LONGEST_REQUEST = 16_384

const facts = { check: 'parameter_length', spec: 'RFC 6749 §4.1.1' } as const

const known = Object.entries(longest)

/** The parameters that are kept while a request waits. */
export const meaningful = (params: Params): Record<string, string> =>
  Object.fromEntries(known.flatMap(([name]) => (params[name] === undefined ? [] : [[name, params[name]]])))

/** How many characters a waiting request takes to write down. */
export const sizeOf = (params: Params): number => known.reduce((sum, [name]) => sum + (params[name]?.length ?? 0), 0)

/** Refuses what is too long before anything reads, parses or stores it. @throws {Refusal} that names every such parameter. */
export function refuseLong(params: Params): void {
  const faults = known.flatMap(([name, most]) => ((params[name]?.length ?? 0) > most ? [`${name} must be at most ${most} characters`] : []))
  if (faults.length > 0) throw invalidRequest(faults.join('; ')).because(facts)
  if (sizeOf(params) > LONGEST_REQUEST) throw invalidRequest(`the parameters must be at most ${LONGEST_REQUEST} characters together`).because(facts)
}

/** What decides where an answer may go is looked at before all else. @throws {Refusal} to be shown to the person. */
export function refuseLongAddress({ redirect_uri = '' }: Params): void {
  if (redirect_uri.length > longest.redirect_uri) throw invalidRequest(`redirect_uri must be at most ${longest.redirect_uri} characters`).because(facts)
}
