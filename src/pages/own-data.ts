import { readableOf } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { factorsOf } from '#login/factors/factors.ts'
import { trustedDevicesOf } from '#login/factors/trusted-device.ts'
import { organizationsOf } from '#login/organizations-of.ts'
import { sessionsOf } from '#login/sessions.ts'
import { auditEvent } from '#model/audit-event.ts'
import { consent } from '#model/consent.ts'
import { session } from '#model/session.ts'
import { type User, user } from '#model/user.ts'
import { appsOf } from '#oauth/apps.ts'
import { personalTokensOf } from '#oauth/personal-tokens.ts'

const MOST = 1000

/** Marks of the server are no data that the person gave or made. */
const inner = new Set(['version', 'created_by', 'updated_by', 'former_powers', 'password', 'sign_in_name', 'applications_version', 'ways_in_version'])
const readableRows = (resource: AnyResource, rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map(readableOf(resource, 'admin', (name) => !inner.has(name)))

/** The data of an account, for its person to take along (GDPR, Article 20): all that is stored about them, and no secret. */
export async function dataOf(context: Context, person: User): Promise<Readonly<Record<string, unknown>>> {
  const { db } = context
  const [factors, devices, sessions, organizations, consents, apps, tokens, events] = await Promise.all([
    factorsOf(context, person.id),
    trustedDevicesOf(context, person.id),
    sessionsOf(context, person.id),
    organizationsOf(context, person.id),
    db.table(consent).find({ user_id: person.id }, { limit: MOST }),
    appsOf(context, person.id),
    personalTokensOf(context, person.id),
    db.table(auditEvent).find({ actor_id: person.id }, { order: 'at', descending: true, limit: MOST }),
  ])
  return {
    account: readableRows(user, [person])[0],
    factors: factors.map(({ id, type, name, created_at, last_used_at }) => ({ id, type, name, created_at, last_used_at })),
    trusted_devices: devices.map(({ agent, address, created_at, expires_at }) => ({ agent, address, created_at, expires_at })),
    sessions: readableRows(session, sessions),
    organizations: organizations.map(({ id, name, label }) => ({ id, name, label })),
    consents: readableRows(consent, consents),
    applications: apps,
    personal_tokens: tokens.map(({ note, scope, expires_at }) => ({ note, scope, expires_at })),
    events: readableRows(auditEvent, events),
  }
}
