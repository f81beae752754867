import type { Schemas } from './api.ts'
import type { Person } from './tokens.ts'

/** A browser in which a person is signed in. */
export type OwnSession = Schemas.OwnSession

/** The events of an account. */
export interface AccountEvents {
  addEventListener(type: 'change', listener: (event: Event) => void, options?: AddEventListenerOptions): void
  removeEventListener(type: 'change', listener: (event: Event) => void): void
}

/** The person who is signed in in this page. The web components show them, wherever the tokens are: in this page, or at a server of the application. */
export interface Account extends AccountEvents {
  /** Nobody is signed in while this is undefined. */
  readonly person: Person | undefined
  /** True once it is known whether somebody is signed in. */
  readonly isReady: boolean
  /** The page of their account at the server. */
  readonly accountUrl: string | undefined
  /** Finds out whether somebody is signed in; takes the answer of a sign-in, where this page is one. */
  start(): Promise<void>
  /** Leaves for the sign-in page, and comes back to where the person is now, or to `back`. */
  signIn(options?: { readonly back?: string; readonly parameters?: Readonly<Record<string, string>> }): Promise<void>
  /** Signs out here and at the server. */
  signOut(): Promise<void>
  /** The browsers in which the person is signed in. It takes the scope `account:manage:own`. */
  sessions(): Promise<readonly OwnSession[]>
  /** Signs the person out of one of them. */
  endSession(id: string): Promise<void>
  /** Signs the person out of all others. */
  endOtherSessions(): Promise<void>
}

/** An answer that is not what was asked for. */
export class AccountRefused extends Error {
  override name = 'AccountRefused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The sessions behind a list of them: `ask` reaches `GET` and `DELETE` of the list, and `DELETE` of one below it. */
export function sessionsAt(ask: (path: string, method: 'GET' | 'DELETE') => Promise<Response>): Pick<Account, 'sessions' | 'endSession' | 'endOtherSessions'> {
  const good = async (path: string, method: 'GET' | 'DELETE'): Promise<Response> => {
    const answer = await ask(path, method)
    if (!answer.ok) throw new AccountRefused(answer.status, `the sessions were not answered: ${answer.status}`)
    return answer
  }
  return {
    sessions: async () => ((await (await good('', 'GET')).json()) as { readonly data: readonly OwnSession[] }).data,
    endSession: async (id) => void (await good(`/${encodeURIComponent(id)}`, 'DELETE')),
    endOtherSessions: async () => void (await good('', 'DELETE')),
  }
}
