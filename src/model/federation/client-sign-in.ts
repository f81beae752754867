import { reference } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { link } from '../client-kinds.ts'

/** The fields of a client that say where its people sign in. */
export const clientSignIn = {
  identity_provider: field(link, { doc: 'The identity provider where its people sign in. If not set: the default one of the tenant.', optional: true }),
  default_federated_server: field(reference('federated_server'), {
    doc: 'The federated server to which its people are sent at once, where its identity provider offers it. They can go back and choose another way.',
    optional: true,
  }),
} as const
