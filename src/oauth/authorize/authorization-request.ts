import type { CompiledClient } from '#clients/find-client.ts'
import type { Params } from '#http/request.ts'
import type { ClaimsRequest } from '#model/claims-request.ts'
import { readScope } from '../scopes.ts'
import { readClaims } from './claims-parameter.ts'

/** An authorization request in our words. Reading it cannot fail; whether it makes sense is what the checks find out. */
export interface AuthorizationRequest {
  readonly client: CompiledClient
  readonly params: Params
  /** The parts of `response_type`, in order of the alphabet. */
  readonly types: readonly string[]
  readonly scope: readonly string[]
  readonly prompt: ReadonlySet<string>
  /** Seconds. */
  readonly max_age: number | undefined
  readonly resource: string | undefined
  readonly claims: ClaimsRequest | undefined
}

const words = (text: string | undefined): string[] => text?.split(' ').filter(Boolean) ?? []

/** The demand that the parameters express. @throws {Refusal} for a scope that cannot be read. */
export const readRequest = (client: CompiledClient, params: Params): AuthorizationRequest => ({
  client,
  params,
  types: words(params['response_type']).sort((a, b) => (a < b ? -1 : 1)),
  scope: readScope(params['scope']),
  prompt: new Set(words(params['prompt'])),
  max_age: params['max_age'] === undefined ? client.default_max_age : Number(params['max_age']),
  resource: params['resource'],
  claims: params['claims'] === undefined ? undefined : readClaims(params['claims']),
})

export const isOpenid = (demand: AuthorizationRequest): boolean => demand.scope.includes('openid')
export const hasResponseType = (demand: AuthorizationRequest, type: 'code' | 'token' | 'id_token'): boolean => demand.types.includes(type)
