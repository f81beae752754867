import type { CompiledClient } from '#clients/find-client.ts'
import { keyPlaceOf } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { readRegisteredCertificates } from '#keys/registered-certificates.ts'
import { type RemoteKeys, remoteKeys } from '#keys/remote.ts'
import type { Certificate } from '#kit/certificate.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { clientAuth } from '../contracts.ts'
import { acceptsCertificates } from '../mutual-tls.ts'

const METHOD = 'self_signed_tls_client_auth'

/** A certificate that the client registered, by its thumbprint. */
interface RegisteredCertificate {
  readonly kid: undefined
  readonly thumbprint: string
}
const registeredIn = (set: unknown): readonly RegisteredCertificate[] =>
  readRegisteredCertificates(set).map(({ thumbprint }) => ({ kid: undefined, thumbprint }))
const registered = memoizeWeak((client: CompiledClient): readonly RegisteredCertificate[] => registeredIn(client.jwks))
const remote = memoizeWeak((context: Context): RemoteKeys<RegisteredCertificate> => remoteKeys(context.fetch, context.now, registeredIn))

/** RFC 8705 §2.2: the exact certificate is compared. A certificate with the same key and other contents is not the registered one. */
async function isRegistered({ thumbprint }: Certificate, client: CompiledClient, context: Context): Promise<boolean> {
  const among = (known: readonly RegisteredCertificate[]) => known.some((one) => one.thumbprint === thumbprint)
  const place = keyPlaceOf(client)
  if (among(registered(client)) || place === undefined) return among(registered(client))
  const { find } = remote(context)
  // The client may have renewed it since the set was fetched.
  return among(await find(place, undefined)) || among(await find(place, undefined, true))
}

/** A self-signed certificate, registered by the client as `x5c` of one of its keys (RFC 8705 §2.2). */
export const selfSignedTlsClientAuth = clientAuth({
  methods: [METHOD],
  spec: 'RFC 8705 §2.2',
  enabled: acceptsCertificates,
  claim: () => undefined,
  implied: ({ id, token_endpoint_auth_methods: methods }, { certificate }) =>
    certificate && methods.includes(METHOD) ? { client_id: id, method: METHOD, proof: certificate.thumbprint, certificate } : undefined,
  why: ({ proof }, client) => ({
    check: 'client_certificate',
    spec: 'RFC 8705 §2.2',
    expected: registered(client).map(({ thumbprint }) => thumbprint),
    got: proof,
  }),
  async verify({ certificate }, client, context) {
    const isProven = certificate?.isValidAt(context.now()) && (await isRegistered(certificate, client, context))
    return isProven ? {} : undefined
  },
})
