import type { Params } from '#http/request.ts'

/** The pages that ask for a proof first, by the name in the query. A free address would make the page of the proof an open redirector. */
const destinations = {
  factors: '/account/factors',
  app: '/account/factors/app',
  device: '/device',
  requests: '/account/requests',
  mailbox: '/account/factors/email',
  email: '/account/email',
  data: '/account/data',
  linked: '/account/linked',
  passkey: '/account/factors/passkey',
  tokens: '/account/tokens',
} as const
export type Destination = keyof typeof destinations

interface Sought {
  readonly query: Params
}

/** The pages that an application or a rule makes ask for a second factor; the others only want to know that it is the person. */
const demanding: readonly string[] = ['device', 'requests'] satisfies Destination[]

/** True where a person proves for the sake of their own account who they are. */
export const isReproof = ({ query: { to } }: Sought): boolean => to !== undefined && Object.hasOwn(destinations, to) && !demanding.includes(to)

/** The page to go on to after a proof. */
export const destinationOf = ({ query }: Sought): string | undefined => {
  const to = query['to']
  return to !== undefined && Object.hasOwn(destinations, to) ? destinations[to as Destination] : undefined
}
