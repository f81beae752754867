import type { Context } from '#http/context.ts'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { federatedServer } from '#model/federation/server.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import { type User, user } from '#model/user.ts'
import { anyOf, type Batch, Lost } from '#store/store.ts'
import { findDirectory } from './directories/sign-in.ts'
import { factorsOf, isPasskey } from './factors/factors.ts'
import { sendsMail } from './mail/mail-job.ts'

/** The most accounts elsewhere of one person that are looked at. */
const MOST = 50
/** How often a removal is tried again that another one overtook. */
const TRIES = 5

/** True where the password, or the mail of a proved address, signs a person in. */
async function hasPasswordOrMail(context: Context, person: User, providers: readonly IdentityProvider[]): Promise<boolean> {
  const { backend_id = '', password_hash, email, email_verified } = person
  const isInDirectory = (await findDirectory(context, backend_id)) !== undefined
  if (providers.some((row) => row.password_sign_in) && (password_hash !== undefined || isInDirectory)) return true
  return !isInDirectory && email !== undefined && email_verified && providers.some((row) => row.email_sign_in !== 'off') && sendsMail(context, backend_id)
}

/** True where an account at an active server that is offered signs a person in. */
async function hasAccount({ db }: Context, { id }: User, { providers, without }: Considered): Promise<boolean> {
  const offered = providers.flatMap((row) => row.federated_servers)
  const links = (await db.table(linkedAccount).find({ user_id: id }, { limit: MOST })).filter((row) => row.id !== without)
  const named = links.map((row) => row.federated_server_id).filter((server) => offered.includes(server))
  return named.length > 0 && (await db.table(federatedServer).count({ id: anyOf([...new Set(named)]), active: true })) > 0
}

interface Considered {
  readonly providers: readonly IdentityProvider[]
  /** The account or passkey that is about to go. */
  readonly without: string
}

/** True when a person can still sign in without one linked account or passkey. */
async function hasOtherWay(context: Context, person: User, without: string): Promise<boolean> {
  const providers = await context.db.table(identityProvider).find({ backend_id: person.backend_id }, { limit: 100 })
  if (await hasPasswordOrMail(context, person, providers)) return true
  const passkeys = providers.some((row) => row.passkeys) ? (await factorsOf(context, person.id)).filter(isPasskey) : []
  return passkeys.some(({ id }) => id !== without) || hasAccount(context, person, { providers, without })
}

/**
 * Takes a way to sign in from a person, unless it is the last one. Of two removals at once, the second one counts the ways again: each alone would have
 * left the other way (compare and set). @returns false when it is the last one.
 */
export async function removeWayIn(context: Context, { id }: Pick<User, 'id'>, { without, write }: Removal): Promise<boolean> {
  const people = context.db.table(user)
  for (let tries = 1; ; tries++) {
    const person = await people.get(id)
    if (!person || !(await hasOtherWay(context, person, without))) return false
    const { ways_in_version: seen } = person
    try {
      await context.db.together((batch) => {
        batch.change(user, { id, ways_in_version: seen }, { ways_in_version: seen + 1 })
        write(batch)
      })
      return true
    } catch (caught) {
      if (!(caught instanceof Lost) || tries === TRIES) throw caught
    }
  }
}

interface Removal {
  /** The id of the account or passkey. */
  readonly without: string
  readonly write: (batch: Batch) => void
}
