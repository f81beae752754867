import { eventCatalogue } from '#events/catalogue.ts'

const CAEP = 'https://schemas.openid.net/secevent/caep/event-type'
const RISC = 'https://schemas.openid.net/secevent/risc/event-type'
const SSF = 'https://schemas.openid.net/secevent/ssf/event-type'
const OWN = 'urn:gatehouse:event'

/** The types of security events about people (CAEP 1.0 §3, RISC 1.0 §2). */
export const personSignals = {
  sessionRevoked: `${CAEP}/session-revoked`,
  credentialChange: `${CAEP}/credential-change`,
  tokenClaimsChange: `${CAEP}/token-claims-change`,
  accountDisabled: `${RISC}/account-disabled`,
  accountEnabled: `${RISC}/account-enabled`,
  accountPurged: `${RISC}/account-purged`,
} as const

/** The types of events about a stream itself, which every stream delivers (SSF 1.0 §8.1.4, §8.1.5). */
export const streamSignals = { verification: `${SSF}/verification`, updated: `${SSF}/stream-updated` } as const

/** The type of an event of ours about a client, such as `client.updated`. */
export const clientSignal = (action: string): string => `${OWN}:${action}`

/** Every type that a receiver can ask for. */
export const signalTypes: readonly string[] = [
  ...Object.values(personSignals),
  ...eventCatalogue.flatMap(({ name }) => (name.startsWith('client.') ? [clientSignal(name)] : [])),
]

/** The types that a receiver gets which asks for none by name: those of the standards. */
export const usualSignals: readonly string[] = Object.values(personSignals)
