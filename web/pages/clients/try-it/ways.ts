import type { Registry } from '../../../api/registry.ts'
import type { Attempt, InputName } from './attempt.ts'
import { playDevice } from './device.ts'
import { type Exchange, post } from './exchange.ts'
import { authorize } from './front-channel.ts'
import { grantNamed, modesInUrl, parametersOf, type WayName } from './way-names.ts'

interface WayInput {
  readonly name: InputName
  readonly required: boolean
  /** The values it may have; empty is one of them. Absent: any text. */
  readonly choices?: readonly string[]
}
/** How one grant is run from here. */
export interface Way {
  readonly inputs: readonly WayInput[]
  /** The scope that is asked for unless the person says otherwise. */
  readonly scope: string
  readonly run: (attempt: Attempt) => Promise<Exchange[]>
}

const chosen = (attempt: Attempt, inputs: readonly WayInput[]) => Object.fromEntries(inputs.map(({ name }) => [name, attempt.inputs[name] ?? '']))
const posted =
  (path: string, inputs: readonly WayInput[], more: Readonly<Record<string, string>> = {}): Way['run'] =>
  async (attempt) => [await post(path, { ...more, ...chosen(attempt, inputs) }, attempt)]
const free = (...names: readonly string[]): readonly WayInput[] => names.map((name) => ({ name, required: false }))
const token = [{ name: 'token', required: true }]
const signsIn = 'openid profile'

const modeInput = (registry: Registry): WayInput => ({ name: 'response_mode', required: false, choices: modesInUrl(registry) })

/** The ways that are more than a token request, or none. */
const specialWays = (registry: Registry): Readonly<Record<string, Way>> => ({
  authorization_code: { inputs: [...free('scope', 'resource'), modeInput(registry)], scope: signsIn, run: (attempt) => authorize('code', attempt) },
  implicit: {
    inputs: [...free('response_type', 'scope', 'resource'), modeInput(registry)],
    scope: signsIn,
    run: (attempt) => authorize(attempt.inputs['response_type'] ?? 'id_token', attempt),
  },
  device_code: { inputs: free('scope', 'resource'), scope: signsIn, run: playDevice },
  introspect: { inputs: token, scope: '', run: posted('/oauth/introspect', token) },
  revoke: { inputs: token, scope: '', run: posted('/oauth/revoke', token) },
})

/** How a grant is run: any that is one token request by the parameters that the server describes. */
export function wayOf(name: WayName, registry: Registry): Way {
  const grant = grantNamed(registry, name)
  const inputs = grant ? parametersOf(grant) : []
  // A grant that takes the name of a person signs somebody in.
  const scope = inputs.some((input) => input.name === 'username') ? signsIn : ''
  return specialWays(registry)[name] ?? { inputs, scope, run: posted('/oauth/token', inputs, { grant_type: grant?.type ?? name }) }
}
