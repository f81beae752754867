import { decodePart } from './jwt.ts'

/** The answer of the token endpoint (RFC 6749 §5.1). It is kept in memory only: a script that gets into the page later finds nothing in any storage. */
export interface Tokens {
  readonly access_token: string
  readonly refresh_token?: string
  readonly id_token?: string
  readonly scope?: string
  readonly expires_in?: number
}
/** The person at the screen, as the ID token names them. */
export interface Person {
  readonly sub: string
  readonly name: string
  readonly email?: string
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

let held: Tokens | undefined
let person: Person | undefined
const waiting = new Set<() => void>()

/** Takes the claims of userinfo about the person (OIDC Core §5.3): the ID token of a code flow need not name them. */
export function introduce(claims: Readonly<Record<string, unknown>>): void {
  const sub = textOf(claims['sub'])
  if (!sub) return
  const email = textOf(claims['email'])
  const name = textOf(claims['name']) ?? textOf(claims['preferred_username']) ?? email ?? sub
  person = { sub, name, ...(email ? { email } : {}) }
  for (const tell of waiting) tell()
}
/** Calls back when more is known of the person. */
export function onIntroduction(tell: () => void): () => void {
  waiting.add(tell)
  return () => waiting.delete(tell)
}

export function hold(tokens: Tokens): void {
  held = { ...held, ...tokens }
  const claims = tokens.id_token ? decodePart(tokens.id_token, 1) : undefined
  if (claims && !person) introduce(claims)
}
export const tokens = (): Tokens | undefined => held
export const me = (): Person | undefined => person
export const forget = (): void => {
  held = undefined
  person = undefined
}

/** True when the person may `read` or `manage` an area of the administration API. To manage is also to read. */
export function may(area: string, what: 'read' | 'manage' = 'read'): boolean {
  const scopes = new Set(held?.scope?.split(' '))
  return scopes.has(`${area}:manage:all`) || (what === 'read' && scopes.has(`${area}:read:all`))
}
/** True when the token opens an area of the administration, so that this is a console for the person, and not only the portal of a tenant. */
export const administers = (): boolean => held?.scope?.split(' ').some((name) => /^[a-z-]+:(?:read|manage):all$/.test(name)) ?? false
export const holds = (scope: string): boolean => held?.scope?.split(' ').includes(scope) ?? false
