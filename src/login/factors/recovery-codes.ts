import type { Context } from '#http/context.ts'
import { randomBytes } from '#kit/random.ts'
import { recoveryCode } from '#model/recovery-code.ts'
import type { Batch } from '#store/store.ts'

const COUNT = 10
/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12
const UNBIASED = 256 - (256 % ALPHABET.length)

/** A code of 59 random bits, as it is shown: `abcd-efgh-jkmn`. */
function newRecoveryCode(): string {
  let text = ''
  while (text.length < LENGTH) for (const byte of randomBytes(LENGTH)) if (byte < UNBIASED && text.length < LENGTH) text += ALPHABET[byte % ALPHABET.length]
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

const bare = (code: string) => code.toLowerCase().replace(/[\s-]/g, '')
/** Guessing is throttled and a code is random, so that a keyed digest is enough (OWASP ASVS 5.0 §6.5.2). */
const keyOf = ({ vault }: Context, userId: string, code: string) => vault.digest('recovery_code', `${userId} ${bare(code)}`)

/** True for a text that may be a recovery code. */
export const looksLikeRecoveryCode = (code: string): boolean => new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(bare(code))

/** Replaces the recovery codes of a person. The codes are returned to be shown once; their digests are stored by `write`. */
export function newRecoveryCodes(context: Context, user_id: string): { readonly codes: readonly string[]; readonly write: (batch: Batch) => void } {
  const codes = Array.from({ length: COUNT }, newRecoveryCode)
  const write = (batch: Batch) => {
    batch.remove(recoveryCode, { user_id })
    for (const code of codes) batch.insert(recoveryCode, { id: keyOf(context, user_id, code), user_id, created_at: context.now() })
  }
  return { codes, write }
}

/** Spends a recovery code by compare and set: of two who use it at once, one comes in. */
export const spendRecoveryCode = async (context: Context, user_id: string, code: string): Promise<boolean> =>
  (await context.db.table(recoveryCode).change({ id: keyOf(context, user_id, code), user_id, used_at: undefined }, { used_at: context.now() })) !== undefined

/** How many recovery codes a person has left. */
export const countRecoveryCodes = ({ db }: Context, user_id: string): Promise<number> => db.table(recoveryCode).count({ user_id, used_at: undefined })
