import { hostName, list, oneOf } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields of a tenant that say how people become developers without an administrator handing out the role. */
export const developerSignUp = {
  developer_sign_up: field(oneOf('closed', 'invited', 'approval'), {
    doc: 'The people who become developers on the page `/developers`: nobody, people of `developer_domains` and those who were invited, or others too once an administrator approves. The address must be proved.',
    initial: 'closed',
  }),
  developer_domains: field(list(hostName(), 100), {
    doc: 'Domains of e-mail addresses, such as example.com, whose people become developers at once. Domains below them are others.',
    initial: [],
  }),
} as const
