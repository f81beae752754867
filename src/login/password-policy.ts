import type { Context } from '#http/context.ts'
import { isBreached } from './breached.ts'
import { type PasswordAdvice, passwordAdvice } from './password-advice.ts'
import { passwordDemands } from './password-demands.ts'
import { hashingOf } from './password-home.ts'
import { type PasswordHolder, weaknessOf } from './password-strength.ts'
import { longestPassword } from './passwords.ts'

/** The faults of a password. */
type FaultKind = 'too_short' | 'too_long' | 'too_common' | 'like_username' | 'breached' | 'too_weak'

/** A fault of a password, with advice for one that is too easy to guess. */
export interface PasswordFault {
  readonly kind: FaultKind
  readonly advice: readonly PasswordAdvice[]
  /** The least number of characters. */
  readonly least: number
  /** The most bytes of a password of this account. */
  readonly longest: number
}

// The commonest passwords without the digits and signs around them: attackers try these first.
const first = new Set(
  `password passwort motdepasse contrasena welcome welcometo bienvenue letmein iloveyou jetaime sunshine princess football baseball superman
  batman trustno administrator administrateur changeme changeit default secret monkey dragon master shadow qwerty qwertyuiop qwertyuiopasdf
  azerty azertyuiop azertyuiopqsdf asdfgh asdfghjkl zxcvbnm abcdef abcdefgh abcdefghi abcdefghijkl passwordpassword adminadmin gatehouse`.split(/\s+/),
)
const plainLetters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

function isCommon(lower: string): boolean {
  if (new Set(lower).size < 4) return true
  if ('0123456789012345678901234567890'.includes(lower) || '9876543210987654321098765432109'.includes(lower)) return true
  const bare = (text: string) => text.replace(/^[\W\d_]+|[\W\d_]+$/g, '')
  const spelled = lower.replace(/[013457@$!]/g, (sign) => plainLetters[sign] ?? sign)
  return [bare(lower), bare(spelled), spelled].some((word) => first.has(word))
}

/** The fault of a new password, if any (NIST SP 800-63B §5.1.1.2): length and guessability, no rules of composition. */
export async function passwordFault(context: Context, password: string, holder: PasswordHolder): Promise<PasswordFault | undefined> {
  const [{ length: least }, hashing] = await Promise.all([passwordDemands(context, holder.id), hashingOf(context, holder)])
  const bounds = { least, longest: longestPassword(hashing) }
  const kind = plainFault(password, holder, bounds)
  if (kind) return { kind, advice: [], ...bounds }
  const advice = await weaknessOf(context, password.normalize('NFKC'), holder)
  if (advice) return { kind: 'too_weak', advice, ...bounds }
  return (await isBreached(context, password)) ? { kind: 'breached', advice: [], ...bounds } : undefined
}

/** The fault that is seen at once. */
function plainFault(password: string, { username }: PasswordHolder, { least, longest }: Pick<PasswordFault, 'least' | 'longest'>): FaultKind | undefined {
  const plain = password.normalize('NFKC')
  if (Buffer.byteLength(plain) > longest) return 'too_long'
  if ([...plain].length < least) return 'too_short'
  const [lower, name] = [plain.toLowerCase(), username.normalize('NFKC').toLowerCase()]
  if (name.length > 3 && lower.replaceAll(name, '').length < 4) return 'like_username'
  return isCommon(lower) ? 'too_common' : undefined
}

/** The messages of a fault, for the administration API. */
export const passwordFaultMessages = ({ kind, advice, least, longest }: PasswordFault): string[] => [
  {
    too_short: `must have at least ${least} characters`,
    too_long: `must have at most ${longest} bytes`,
    too_common: 'is one of the passwords that are guessed first',
    like_username: 'must not be the username',
    breached: 'is known from a breach of another website: attackers try it',
    too_weak: 'is too easy to guess',
  }[kind],
  ...advice.map((name) => passwordAdvice[name]),
]
