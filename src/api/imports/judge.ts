import type { Members } from '#fields/json-object.ts'
import { passwordFault, passwordFaultMessages } from '#login/password-policy.ts'
import { hashPassword, isUsableHash } from '#login/passwords.ts'
import type { Backend } from '#model/backend.ts'
import { signInName, type User, user } from '#model/user.ts'
import type { UserImport } from '#model/user-import.ts'
import { anyOf } from '#store/store.ts'
import type { Administered } from '../administered.ts'
import type { Call } from '../operation.ts'
import { users } from '../resources/users.ts'
import { proofNames } from '../users/proofs.ts'
import { newDraft } from '../write/draft.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { membersOf } from './columns.ts'
import { type GivenNames, givenKinds, namesGiven } from './given.ts'
import type { ImportedLine } from './lines.ts'

/** A person of a file who can be written. */
export interface ImportedPerson {
  readonly row: User
  readonly groups: readonly string[]
  readonly password: string | undefined
}

/** A line after it was checked: a person, faults, or neither where the name is taken already. */
export interface JudgedLine {
  readonly line: number
  readonly username: string | undefined
  readonly person?: ImportedPerson
  readonly faults?: FieldErrors
}

export interface Judging {
  readonly call: Call
  readonly row: UserImport
  readonly home: Backend
}

const texts = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function hashFaults({ password, password_hash }: Members): FieldErrors {
  if (password_hash === undefined) return {}
  const isUsable = typeof password_hash === 'string' && password_hash.length <= 1024 && isUsableHash(password_hash)
  return mergeErrors(
    faultIf(!isUsable, 'password_hash', 'is not an argon2id, bcrypt, PBKDF2 or scrypt hash that can be verified here at a bearable cost'),
    faultIf(password !== undefined, 'password_hash', 'stands beside a password: give one of them'),
  )
}

/** The rule of `refuseUnbelievedProof`: `proved` demands the powers once, for all lines. */
const proofFaults = (members: Members, { proved }: UserImport): FieldErrors =>
  mergeErrors(
    ...proofNames.map((name) =>
      faultIf(!proved && members[name] === true, name, 'is believed only by an import with `proved`, which takes every power over the server'),
    ),
  )

async function passwordFaults({ password, username }: Members, { call: { context }, home }: Pick<Judging, 'call' | 'home'>): Promise<FieldErrors> {
  if (typeof password !== 'string') return {}
  // No form sends this character, and bcrypt reads no further.
  if (password.includes('\0')) return { password: ['must not hold a NUL character'] }
  const fault = await passwordFault(context, password, { username: texts(username) ?? '', backend_id: home.id })
  return fault === undefined ? {} : { password: passwordFaultMessages(fault) }
}

type FindKeys = ReturnType<typeof namesGiven>

async function judgeMembers(members: Members, find: FindKeys, { call, row, home }: Judging): Promise<Pick<JudgedLine, 'person' | 'faults'>> {
  const given: Record<string, GivenNames> = {}
  for (const kind of givenKinds) if (members[kind] !== undefined) given[kind] = await find(kind, members[kind])
  const { groups: _, password_hash, ...own } = members
  const ids = Object.fromEntries(['roles', 'authorized_scopes'].flatMap((kind) => (given[kind] ? [[kind, given[kind].ids]] : [])))
  const { draft, faults } = newDraft(users as Administered, { ...own, ...ids }, { names: call.context.names, now: call.context.now() })
  const found = mergeErrors(
    faults,
    ...Object.entries(given).map(([kind, one]) => (one.faults.length > 0 ? { [kind]: one.faults } : {})),
    hashFaults(members),
    proofFaults(members, row),
    await passwordFaults(members, { call, home }),
  )
  if (Object.keys(found).length > 0) return { faults: found }
  const { password, ...kept } = draft as User
  const person = { ...kept, backend_id: home.id, sign_in_name: signInName(home.id, kept.username), password_hash: texts(password_hash) }
  return { person: { row: person, groups: given['groups']?.ids ?? [], password } }
}

/** The sign-in names among these that are taken in the backend. */
async function takenAmong(judged: readonly JudgedLine[], { call }: Judging): Promise<ReadonlySet<string>> {
  const wanted = judged.flatMap(({ person }) => person?.row.sign_in_name ?? [])
  const rows = wanted.length === 0 ? [] : await call.context.db.table(user).find({ sign_in_name: anyOf(wanted) }, { limit: wanted.length })
  return new Set(rows.map(({ sign_in_name }) => sign_in_name))
}

/** Checks a slice of lines. `seen` holds the sign-in names of the slices before, and gets those of this one. */
export async function judgeLines(lines: readonly ImportedLine[], judging: Judging, seen: Set<string>): Promise<readonly JudgedLine[]> {
  const find = namesGiven(judging.call)
  const judged: JudgedLine[] = []
  for (const { line, values, fault } of lines) {
    if (!values) {
      judged.push({ line, username: undefined, faults: { line: [fault ?? 'holds nothing'] } })
      continue
    }
    const members = membersOf(values, judging.row.columns)
    judged.push({ line, username: texts(members['username'])?.slice(0, 255), ...(await judgeMembers(members, find, judging)) })
  }
  const taken = await takenAmong(judged, judging)
  return judged.map(({ person, ...one }) => {
    const name = person?.row.sign_in_name
    if (name === undefined || taken.has(name) || seen.has(name)) return one
    seen.add(name)
    return { ...one, person: person as ImportedPerson }
  })
}

/** The row of an imported person, with the password hashed. One after another, so that people who sign in meanwhile are not kept waiting. */
export async function hashedRow({ row, password }: ImportedPerson, { password_hashing }: Backend): Promise<User> {
  return password === undefined ? row : { ...row, password_hash: await hashPassword(password, password_hashing) }
}
