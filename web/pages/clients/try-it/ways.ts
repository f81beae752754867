import type { Attempt, InputName } from './attempt.ts'
import { type Exchange, post } from './exchange.ts'
import { authorize } from './front-channel.ts'
import type { WayName } from './way-names.ts'

/** How one grant is run from here. */
interface Way {
  readonly inputs: readonly InputName[]
  /** The scope that is asked for unless the person says otherwise. */
  readonly scope: string
  readonly run: (attempt: Attempt) => Promise<Exchange[]>
}

const chosen = (attempt: Attempt, names: readonly InputName[]) => Object.fromEntries(names.map((name) => [name, attempt.inputs[name]]))
const posted =
  (path: string, names: readonly InputName[], grant?: string): Way['run'] =>
  async (attempt) => [await post(path, { ...(grant ? { grant_type: grant } : {}), ...chosen(attempt, names) }, attempt)]
const atTokenEndpoint = (grant: string, inputs: readonly InputName[], scope = ''): Way => ({ inputs, scope, run: posted('/oauth/token', inputs, grant) })
const signsIn = 'openid profile'

/** How each grant is run. */
export const ways: Readonly<Record<WayName, Way>> = {
  authorization_code: { inputs: ['scope', 'resource'], scope: signsIn, run: (attempt) => authorize('code', attempt) },
  client_credentials: atTokenEndpoint('client_credentials', ['scope', 'resource']),
  refresh_token: atTokenEndpoint('refresh_token', ['refresh_token', 'scope', 'resource']),
  password: atTokenEndpoint('password', ['username', 'password', 'scope', 'resource'], signsIn),
  implicit: { inputs: ['response_type', 'scope', 'resource'], scope: signsIn, run: (attempt) => authorize(attempt.inputs.response_type, attempt) },
  introspect: { inputs: ['token'], scope: '', run: posted('/oauth/introspect', ['token']) },
  revoke: { inputs: ['token'], scope: '', run: posted('/oauth/revoke', ['token']) },
}
