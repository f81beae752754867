import { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'

/** The media type of SCIM (RFC 7644 §8.1). */
export const SCIM_TYPE = 'application/scim+json'
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** A SCIM request that is refused, with the keyword of the reason (RFC 7644 §3.12). */
export class ScimError extends Refusal {
  readonly scimType: string | undefined
  constructor(status: number, detail: string, scimType?: string) {
    super('invalid_request', status, detail)
    this.scimType = scimType
  }
}

export const scimAnswer = (body: unknown, status = 200, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'content-type': SCIM_TYPE, 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
})

/** The sentences of the fields that a refusal is about. */
const faultyFields = ({ errors }: Refusal): string =>
  Object.entries(errors ?? {})
    .map(([name, messages]) => `${name}: ${messages.join(', ')}`)
    .join('; ')

/** The body of a refusal as SCIM tells it (RFC 7644 §3.12). */
export function scimErrorBody(refusal: Refusal): Record<string, unknown> {
  const fields = faultyFields(refusal)
  const isTaken = /is taken|already/.test(`${refusal.message} ${fields}`)
  const status = isTaken ? 409 : refusal.status === 422 ? 400 : refusal.status
  const scimType = refusal instanceof ScimError ? refusal.scimType : isTaken ? 'uniqueness' : status === 400 ? 'invalidValue' : undefined
  return { schemas: [ERROR], status: String(status), ...(scimType === undefined ? {} : { scimType }), detail: fields || refusal.message }
}

export const scimError = (refusal: Refusal): Answer => {
  const body = scimErrorBody(refusal)
  return scimAnswer(body, Number(body['status']), refusal.headers)
}
