import type { Params } from '#http/request.ts'
import { parameter } from './parameter.ts'

/** The ways in which an authorization response reaches the client (OAuth Multiple Response Types §2.1, OAuth Form Post §2). */
const carriers = ['query', 'fragment', 'form_post'] as const
type ResponseCarrier = (typeof carriers)[number]
/** The response modes: each way, and the same with the response as a signed JWT (JARM §2.3). */
export const responseModes = [...carriers, ...carriers.map((carrier) => `${carrier}.jwt` as const), 'jwt'] as const
/** How an authorization response is sent. */
export interface ResponseMode {
  readonly carrier: ResponseCarrier
  /** The response is one JWT (JARM §2.1). */
  readonly isSigned: boolean
}

export const responseParameters = {
  type: parameter('response_type', { longest: 64 }),
  mode: parameter('response_mode', { longest: 64 }),
}

/** True when the response carries a token through the browser. */
export const isFrontChannel = (responseType: string | undefined): boolean =>
  (responseType ?? 'code').split(' ').some((part) => part === 'token' || part === 'id_token')

/** The response mode of a request. `wrong` marks a mode that it may not use: the checks refuse it later, by the safe mode given here. */
export function modeFor(params: Params): { readonly mode: ResponseMode; readonly wrong: boolean } {
  const front = isFrontChannel(responseParameters.type.of(params))
  const usual = front ? 'fragment' : 'query'
  const asked = responseParameters.mode.of(params) ?? usual
  const isSigned = asked === 'jwt' || asked.endsWith('.jwt')
  const carrier = asked === 'jwt' ? usual : carriers.find((name) => name === asked.replace(/\.jwt$/, ''))
  // Tokens in a query end up in logs, histories and Referer headers (OAuth Multiple Response Types §5, JARM §2.3.1).
  const wrong = carrier === undefined || (front && carrier === 'query')
  return { mode: wrong ? { carrier: usual, isSigned: false } : { carrier, isSigned }, wrong }
}
