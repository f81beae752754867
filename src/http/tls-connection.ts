import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { type Certificate, readCertificate } from '#kit/certificate.ts'

const shown = new WeakMap<TLSSocket, Certificate>()

/** True when the TLS connection ends at this server. */
export const isSecure = (socket: Socket): socket is TLSSocket => socket instanceof TLSSocket

/** The certificate that the client showed in the handshake of a TLS connection, read once for each connection. */
export function certificateOfConnection(socket: TLSSocket): Certificate | undefined {
  const known = shown.get(socket)
  if (known) return known
  const x509 = socket.getPeerX509Certificate()
  const certificate = x509 && readCertificate(x509.raw)
  if (certificate) shown.set(socket, certificate)
  return certificate
}
