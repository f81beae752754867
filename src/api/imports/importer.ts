import { findClient } from '#clients/find-client.ts'
import { findBackend } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { forbidden } from '#http/refusal.ts'
import { type Backend, backend } from '#model/backend.ts'
import { client } from '#model/client.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import { type User, user } from '#model/user.ts'
import type { UserImport } from '#model/user-import.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { livingScope } from '#oauth/living-scope.ts'
import { isSwept } from '#oauth/tokens/standing.ts'
import { refuseEscalation } from '../escalation.ts'
import { type Call, doorsOf } from '../operation.ts'
import { scopesOfChangedRoles } from '../write/known-roles.ts'

const { manage } = doorsOf('users')

type Maker = NonNullable<UserImport['maker']>

/** The caller as the maker of an import. */
export const makerOf = ({ actor: { type, id, client_id } }: Pick<Call, 'actor'>): Maker => ({ type, id, client_id })

/**
 * The file may hold passwords, and is written with the powers of its importer. So only its maker sees it and says how it is read: another administrator
 * of people could read a column of passwords as nicknames, or append lines between the check and the run of somebody mightier.
 * @throws {Refusal} 403
 */
export function refuseUnlessMaker({ maker }: UserImport, { actor }: Call): void {
  const isTheirs = maker?.type === actor.type && maker.id === actor.id && maker.client_id === actor.client_id
  if (!isTheirs) throw forbidden('only who made this import may do this, through the same application: import the file yourself')
}

/** The caller who begins an import, as it is kept with the import: the job has no request of its own. */
export const importerOf = ({ actor, context, request }: Call): NonNullable<UserImport['importer']> => ({
  ...makerOf({ actor }),
  scopes: [...actor.scopes],
  address: request.address,
  request_id: request.id,
  begun_at: context.now(),
})

type Importer = NonNullable<UserImport['importer']>

/** The rows behind an importer, unless one is gone, switched off or blocked, or its tokens were revoked after the import began. */
async function findImporter({ db }: Context, { type, id, client_id, begun_at }: Importer) {
  const issuer = await db.table(trustedIssuer).get(client_id)
  const person = type === 'user' ? await db.table(user).get(id) : undefined
  const through = issuer && type === 'user' ? undefined : await db.table(client).get(type === 'user' ? client_id : id)
  const isLost = (type === 'user' && (!person || person.blocked)) || (issuer ? !issuer.active : !through) || through?.active === false
  const isRevoked = [person, through].some((row) => isSwept(row?.tokens_revoked_at, begun_at))
  return isLost || isRevoked ? undefined : { issuer, person }
}

/**
 * The scopes with which an import began that its importer still holds: as for a token, one that was taken away must have no effect while the import
 * goes on. Undefined once the importer may import nobody.
 */
async function livingScopes(context: Context, importer: Importer): Promise<ReadonlySet<string> | undefined> {
  const standing = await findImporter(context, importer)
  if (!standing) return undefined
  const { issuer, person } = standing
  const scopes = issuer ? importer.scopes.filter((name) => issuer.scopes.includes(name)) : importer.scopes
  const through = await findClient(context, importer.type === 'user' ? importer.client_id : importer.id)
  const held = through ? await livingScope(scopes, { client: through, user: person }, context) : await heldAmong(context, scopes, person)
  return held.some((name) => manage.includes(name)) ? new Set(held) : undefined
}

/** The scopes of a person whose tokens another issuer makes. */
async function heldAmong(context: Context, scopes: readonly string[], person: User | undefined): Promise<readonly string[]> {
  const held = person ? await heldScopes(context, person) : new Set<string>()
  return scopes.filter((name) => held.has(name))
}

/** The call on whose behalf an import is checked and written; undefined once the importer is gone or blocked, or lost the power over people. */
export async function callOfImporter(context: Context, { importer, id }: UserImport): Promise<Call | undefined> {
  const scopes = importer && (await livingScopes(context, importer))
  if (!importer || !scopes) return undefined
  const request = {
    method: 'POST',
    path: `/api/user-imports/${id}/run`,
    query: '',
    headers: {},
    body: undefined,
    params: {},
    address: importer.address,
    id: importer.request_id,
    certificate: undefined,
  }
  const actor = { type: importer.type, id: importer.id, client_id: importer.client_id, scopes }
  return { context, request, actor, settle: () => {} }
}

/** The backend that the people are put into. */
export const homeOfImport = async (context: Context, { backend_id }: Pick<UserImport, 'backend_id'>): Promise<Backend | undefined> =>
  backend_id === undefined ? findBackend(context, undefined) : context.db.table(backend).get(backend_id)

/** Its people hold roles by the backend, and who chooses their passwords can sign in as them. @throws {Refusal} 403 */
export async function refuseMightierHome(call: Call, home: Backend): Promise<void> {
  await refuseEscalation(call, [...(await scopesOfChangedRoles(call, [], home.roles)), ...home.former_powers])
}
