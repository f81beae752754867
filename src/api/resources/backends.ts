import { X509Certificate } from 'node:crypto'
import { json } from '#http/render.ts'
import { canHashBy } from '#login/passwords.ts'
import { type Backend, backend } from '#model/backend.ts'
import { directoryPresetOf, directoryPresets } from '#model/directory-presets.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { mailServer } from '#model/mail-server.ts'
import { user } from '#model/user.ts'
import { declared } from '../administered.ts'
import { formerPowersAfter, refuseEscalation } from '../escalation.ts'
import type { Call, Operation } from '../operation.ts'
import { presetProperties, withPreset } from '../presets.ts'
import { dataSchema } from '../schemas.ts'
import { administratorsGo } from '../users/administrators.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { scopesOfChangedRoles, unknownRoles } from '../write/known-roles.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { movedDefault, refuseDefaultRemoval, unsetDefault } from '../write/standard-one.ts'
import { signInPowers } from './federated-servers.ts'
import { mailPowers } from './mail-servers.ts'

/** The features of an internal backend; other kinds have fewer. */
const features = ['authenticable', 'registrable', 'user_editable', 'consentable'] as const
/** People of a directory are made there, and what it says of them is not theirs to change here. */
const featuresOf = ({ type }: Pick<Backend, 'type'>) => features.filter((name) => type === 'internal' || name === 'authenticable' || name === 'consentable')

/** The fields of a directory. An attacker who chooses it could sign in as all its people. */
const opening = (row: Backend | undefined) => JSON.stringify(Object.entries(row ?? {}).filter(([name]) => name.startsWith('ldap_')))
const ruledRoles = (row: Backend | undefined) => (row?.ldap_role_rules ?? []).map(({ role_id }) => role_id)

function isPem(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0
  } catch {
    return false
  }
}

const unknownRuledRoles = async (was: Backend | undefined, draft: Backend, call: Call): Promise<FieldErrors> => {
  const { roles } = await unknownRoles(call, was && { roles: ruledRoles(was) }, { roles: ruledRoles(draft) })
  return roles === undefined ? {} : { ldap_role_rules: roles }
}

const unknownMailServer = async ({ mail_server_id: id }: Backend, { context }: Call) =>
  faultIf(id !== undefined && !(await context.db.table(mailServer).get(id)), 'mail_server_id', `there is no mail server ${id}`)

/** `/api/backends`. */
export const backends = declared(backend, {
  whole: ['ldap_bind_password', 'ldap_attributes', 'password_hashing'],
  fill: ({ was, draft, sent }) => (was ? draft : withPreset(draft, sent, directoryPresetOf(draft.preset)?.values)),
  extras: { features: { type: 'array', items: { enum: [...features] }, description: 'The features that identity providers may switch on with it.' } },
  present: (rows) => Promise.resolve(rows.map((row) => ({ features: featuresOf(row) }))),
  async faults({ was, draft }, call) {
    const scopes = [...new Set(draft.metadata_fields.flatMap((one) => one.scopes))]
    return mergeErrors(
      await unknownScopes(call, 'metadata_fields', scopes),
      await unknownRoles(call, was, draft),
      unsetDefault(was, draft),
      await unknownMailServer(draft, call),
      await unknownRuledRoles(was, draft, call),
      faultIf(!canHashBy(draft.password_hashing), 'password_hashing', 'bcrypt hashes cannot be made on this platform: take argon2id, pbkdf2 or scrypt'),
      faultIf(draft.ldap_authorities !== undefined && !isPem(draft.ldap_authorities), 'ldap_authorities', 'must be certificates as PEM'),
    )
  },
  async plan({ was, draft }, call) {
    // All people of the backend hold its roles, perhaps the caller too; and people who register join the default backend.
    const becomesDefault = draft.is_default && !was?.is_default
    const changed = await scopesOfChangedRoles(call, becomesDefault ? [] : (was?.roles ?? []), draft.roles)
    const lost = was
      ? await scopesOfChangedRoles(
          call,
          was.roles,
          was.roles.filter((id) => draft.roles.includes(id)),
        )
      : []
    const mail = was?.mail_server_id === draft.mail_server_id ? [] : mailPowers
    const directory = draft.type === 'ldap' && opening(was) !== opening(draft) ? signInPowers : []
    const ruled = await scopesOfChangedRoles(call, ruledRoles(was), ruledRoles(draft))
    await refuseEscalation(call, [...changed, ...lost, ...mail, ...directory, ...ruled])
    const move = await movedDefault(backend, { was, row: draft }, call)
    const leave = was && (await administratorsGo(call, was, draft))
    return {
      row: was ? { ...draft, former_powers: formerPowersAfter(was.former_powers, lost, []) } : draft,
      also: (batch) => {
        move?.(batch)
        leave?.(batch)
      },
    }
  },
  async removal(row, call) {
    refuseDefaultRemoval(row)
    await refuseIfReferred(call, row.id, [
      { resource: identityProvider, field: 'backend_id' },
      { resource: user, field: 'backend_id' },
    ])
    return {}
  },
})

const presetSchema = {
  type: 'array',
  items: { title: 'directory_preset', type: 'object', required: Object.keys(presetProperties), properties: presetProperties },
} as const

/** `GET /api/backends/presets`. */
export const directoryPresetList: Operation = {
  method: 'GET',
  path: '/api/backends/presets',
  scopes: backends.doors.read,
  tag: backend.name,
  summary: 'List the kinds of directories that are ready to be used',
  success: { status: 200, doc: 'The kinds of directories, by name.', schema: () => dataSchema(presetSchema) },
  run: () => json({ data: directoryPresets }),
}
