import type { FastifyRequest } from 'fastify'
import { canonicalAddress } from '#kit/address.ts'
import type { Certificate } from '#kit/certificate.ts'
import type { Surface } from './endpoint.ts'
import type { Request } from './request.ts'
import type { Placed } from './tenant-url.ts'

/** The request as plain data. A forwarded address is used only if it is an address, because it is logged and stored. */
export function toIncoming(raw: FastifyRequest, body: Buffer | undefined, certificate?: Certificate): Request {
  const placed: Placed = raw.raw
  const url = placed.originalUrl ?? placed.url ?? '/'
  const mark = url.indexOf('?')
  return {
    method: raw.method,
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: raw.headers as Request['headers'],
    body,
    params: (raw.params ?? {}) as Request['params'],
    address: raw.headers['x-forwarded-for'] === undefined ? raw.ip : (canonicalAddress(raw.ip) ?? 'unknown'),
    id: raw.id,
    certificate,
  }
}

const apiPaths = /^(?:\/t\/[^/]+)?\/(?:api|clients|me|forward-auth|access)(?:\/|$)/
const oauthPaths = /^(?:\/t\/[^/]+)?\/(?:oauth|\.well-known)\//
/** The surface of a path without an endpoint. */
export const surfaceOf = ({ path }: Request): Surface => (apiPaths.test(path) ? 'api' : oauthPaths.test(path) ? 'oauth' : 'page')
