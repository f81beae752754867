import { oneOf } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The rule about second factors that clients, roles and identity providers have: the strictest counts. */
export const secondFactorRule = (whose: string, section: string) =>
  field(oneOf('optional', 'required'), {
    doc: `\`required\`: ${whose} show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider.`,
    initial: 'optional',
    section,
  })
