import { createServer, type Server } from 'node:https'
import type { FastifyInstance } from 'fastify'
import { BodiedRequest } from './body.ts'
import { deadlines, refuseMalformed } from './transport.ts'

/** A listener of HTTP over TLS. */
export type SecureServer = Server

/** The certificate chain and the private key of a TLS server, as PEM. */
export interface TlsPair {
  readonly cert: string
  readonly key: string
}

/**
 * A second listener for the same endpoints, which asks each client for a certificate (RFC 8705 §5). The handshake succeeds with any certificate or
 * none, and names no authorities, because a client with a self-signed certificate would not send it then. Client authentication verifies it.
 */
export function mutualTlsServer(app: FastifyInstance, pair: TlsPair, requestTimeout: number): SecureServer {
  const options = { ...pair, requestCert: true, rejectUnauthorized: false, IncomingMessage: BodiedRequest, ...deadlines(requestTimeout * 1000) }
  const server = createServer(options, (request, response) => app.routing(request, response))
  server.keepAliveTimeout = 72_000
  server.on('clientError', refuseMalformed)
  return server
}
