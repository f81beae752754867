import { Secret, TOTP } from 'otpauth'
import { type Authenticator, authenticator } from './authenticator.ts'
import { PASSWORD } from './people.ts'
import type { TestServer } from './server.ts'
import { type Stop, type Visitor, visitorOf } from './visitor.ts'

/** The code of an authenticator app at an instant (milliseconds). */
export const codeOf = (secret: string, at: number): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

/** A person's authenticator app, as they added it on their account page. */
export interface App {
  readonly secret: string
  readonly recoveryCodes: readonly string[]
  /** The next code that was not used yet: the clock of the test moves on to it. */
  next(): string
}

/** Signs in with the password alone; stops where the server asks for more. */
export async function signInAs(visitor: Visitor, username: string, password = PASSWORD): Promise<Stop> {
  return visitor.fill(await visitor.go('/login'), { username, password })
}

/** Adds an authenticator app to the account of the person that is signed in. */
export async function addApp(server: TestServer, visitor: Visitor, path = '/account/factors/app'): Promise<App> {
  const page = await visitor.go(path)
  const secret = /id="app-key">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? ''
  const sealed = /name="sealed" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const done = await visitor.fill(page, { sealed, name: 'My phone', code: codeOf(secret, server.context.now()) })
  const recoveryCodes = [...done.text.matchAll(/<li><code>([a-z0-9-]+)<\/code>/g)].map(([, code = '']) => code)
  const next = () => {
    server.clock.skew += 30_000
    return codeOf(secret, server.context.now())
  }
  return { secret, recoveryCodes, next }
}

/** A browser of a person with an authenticator app, signed in with both. */
export async function withApp(server: TestServer, username: string): Promise<{ readonly visitor: Visitor; readonly app: App }> {
  const visitor = visitorOf(server)
  await signInAs(visitor, username)
  return { visitor, app: await addApp(server, visitor) }
}

/** The challenge of the passkey form on a page. */
export const challengeOf = ({ text }: Pick<Stop, 'text'>): string => /&quot;challenge&quot;:&quot;([\w-]+)&quot;/.exec(text)?.[1] ?? ''

/** Sends the form with the answer of an authenticator. */
export function sendPasskey(visitor: Visitor, page: Stop, credential: string, more: Record<string, string> = {}): Promise<Stop> {
  const [, form = ''] = /<form class="stack" id="passkey-form"([\s\S]*?)<\/form>/.exec(page.text) ?? []
  const [, action = ''] = / action="([^"]*)"/.exec(form) ?? []
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(form) ?? []
  return visitor.go(new URL(action.replaceAll('&amp;', '&'), page.url).href, new URLSearchParams({ csrf, credential, ...more }).toString())
}

/** Adds a passkey to the account of the person that is signed in. */
export async function addPasskey(server: TestServer, visitor: Visitor): Promise<Authenticator> {
  const key = authenticator(server)
  const page = await visitor.go('/account/factors/passkey')
  await sendPasskey(visitor, page, key.create(challengeOf(page)), { name: 'My key' })
  return key
}
