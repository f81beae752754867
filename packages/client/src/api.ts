import createFetchClient, { type Client } from 'openapi-fetch'
import type { paths } from '../../../derived/openapi.d.ts'
import { atIssuer } from './at-issuer.ts'

export type { paths, Responses, Schemas } from '../../../derived/openapi.d.ts'

/** Sends requests with a token in them, as `fetch` of a session or of a machine does. */
export type TokenFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

export interface ApiOptions {
  /** The issuer; that of a tenant has its path. */
  readonly issuer: string
  /** A session, a machine, or anything else that sends requests with a token. */
  readonly fetch: TokenFetch
}

/** The API of a Gatehouse, with the paths, parameters, bodies and answers of each operation as types. */
export type Api = Client<paths>

/**
 * A client of the API. Each call answers `{ data, error, response }`: `data` where the operation was done, `error` (RFC 9457) where it was refused.
 * It throws only where no answer came.
 */
export const createApi = ({ issuer, fetch }: ApiOptions): Api => createFetchClient<paths>({ baseUrl: atIssuer(issuer), fetch })
