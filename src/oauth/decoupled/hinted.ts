import type { CompiledClient } from '#clients/find-client.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest, invalidUserCode, missingUserCode, unknownUserId } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { verifyPassword } from '#login/passwords.ts'
import { findPerson } from '#login/people.ts'
import { signInName, type User, user } from '#model/user.ts'
import { readHint } from '../authorize/id-token-hint.ts'
import { spendOnce } from '../spend-once.ts'
import { speakerOf, verifyTrusted } from '../tokens/trusted-token.ts'
import { countCodeGuess } from './code-guesses.ts'

const hints = ['login_hint', 'id_token_hint', 'login_hint_token'] as const

async function byName(hint: string, backendId: string, { db }: Context): Promise<User | undefined> {
  if (hint.length > 255 || /\p{Cc}/u.test(hint)) return undefined
  return (await db.table(user).find({ sign_in_name: signInName(backendId, hint) }, { limit: 1 }))[0]
}

/** A pairwise subject says nothing of whom it names, so it is no hint here. */
async function byIdToken(hint: string, client: CompiledClient, context: Context): Promise<User | undefined> {
  const told = await readHint(hint, context)
  return told?.client_id === client.id && client.subject_type === 'public' ? findPerson(context, told.subject) : undefined
}

/**
 * The person whom a token of another party names, whose issuer is trusted for hints (CIBA Core §7.1). It is for us, in time and used once: a copy must
 * not let somebody else ask the person again.
 */
async function byHintToken(hint: string, context: Context): Promise<User | undefined> {
  const trusted = await verifyTrusted(context, hint, { purpose: 'login_hint' })
  if (!trusted) return undefined
  const { jti, exp } = trusted.claims
  if (typeof jti !== 'string' || typeof exp !== 'number') return undefined
  const isNew = await spendOnce({ issuer: `login_hint ${trusted.issuer.issuer}`, jti, expires_at: exp * 1000 + 60_000 }, context)
  return isNew ? (await speakerOf(context, trusted))?.user : undefined
}

function byHint(params: Params, { client, context, backendId }: { client: CompiledClient; context: Context; backendId: string }): Promise<User | undefined> {
  const { login_hint, id_token_hint, login_hint_token } = params
  if (id_token_hint !== undefined) return byIdToken(id_token_hint, client, context)
  if (login_hint_token !== undefined) return byHintToken(login_hint_token, context)
  return byName(login_hint ?? '', backendId, context)
}

/** The person whom a hint names: exactly one hint (CIBA Core §7.1). @throws {Refusal} */
export async function findHinted(params: Params, client: CompiledClient, context: Context): Promise<User> {
  if (hints.filter((hint) => params[hint] !== undefined).length !== 1)
    throw invalidRequest('send exactly one of login_hint, id_token_hint and login_hint_token').because({ check: 'person', spec: 'CIBA Core §7.1' })
  const { backend } = await findSignInPlace(context, client)
  const found = await byHint(params, { client, context, backendId: backend.id })
  if (found?.backend_id !== backend.id || found.blocked)
    throw unknownUserId('nobody who signs in to this client is called so').because({ check: 'person', spec: 'CIBA Core §13' })
  return found
}

/**
 * Checks the code with which a person proves that they began the request (CIBA Core §7.1), where the client is registered to send it. A person without
 * one cannot be asked by such a client: otherwise a stranger could flood them with questions. @throws {Refusal}
 */
export async function checkUserCode(person: User, { client, context, user_code }: { client: CompiledClient; context: Context; user_code: string | undefined }) {
  if (!client.backchannel_user_code_parameter) return
  const facts = { check: 'person', spec: 'CIBA Core §13' } as const
  if (user_code === undefined) throw missingUserCode('user_code is missing: the client is registered to send it').because(facts)
  const forget = await countCodeGuess(context, client.id, person.id)
  if (!(await verifyPassword(person.user_code_hash, user_code))) throw invalidUserCode('the user code is wrong, or the person has none').because(facts)
  await forget()
}
