import { list, scopeToken } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/**
 * The powers over the server that a row gave or held before. What opens them, a secret or a password, stays as well guarded as while they were
 * there: somebody who may edit the row now could otherwise lay hands on it and wait until they come back.
 */
export const formerPowers = {
  former_powers: field(list(scopeToken(), 1000), {
    doc: 'Scopes of the administration API that were taken away. Setting a secret or password still requires them: they may be given back.',
    initial: [],
    writers: 'server',
    readers: ['admin'],
    section: 'History',
  }),
}
