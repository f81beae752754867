import { list, scopeToken } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/**
 * The powers over the server that a row gave or held before. Its secret or password stays as well guarded as before: otherwise an attacker who may
 * edit the row now could set the secret and wait until the powers are given back.
 */
export const formerPowers = {
  former_powers: field(list(scopeToken(), 1000), {
    doc: 'Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back.',
    initial: [],
    writers: 'server',
    readers: ['admin'],
    section: 'History',
  }),
}
