import type { Visit } from './visit.ts'

/** The pages that ask for a proof first, by the name in the query. A free address would make the page of the proof an open redirector. */
const destinations = {
  factors: '/account/factors',
  app: '/account/factors/app',
  device: '/device',
  requests: '/account/requests',
  mailbox: '/account/factors/email',
  email: '/account/email',
  data: '/account/data',
  passkey: '/account/factors/passkey',
  tokens: '/account/tokens',
} as const
export type Destination = keyof typeof destinations

/** The page to go on to after a proof. */
export const destinationOf = ({ query }: Visit): string | undefined => {
  const to = query['to']
  return to !== undefined && Object.hasOwn(destinations, to) ? destinations[to as Destination] : undefined
}
