import { decodeJwt } from 'jose'
import type { Context } from '#http/context.ts'
import { invalidClient } from '#http/refusal.ts'
import { matchesIdentity } from '#model/federated-identity.ts'
import { clientAuth } from '../contracts.ts'
import { verifyTrusted } from '../tokens/trusted-token.ts'
import { FEDERATED_JWT, readFederated, SPIFFE_JWT } from './federated-assertion.ts'

/** The subject of a JWT that is not verified, for the explanation. */
const subjectIn = (jwt: string): string => String(decodeJwt(jwt).sub).slice(0, 255)

/** The use of a workload's token: its `aud` must be our issuer, or one of those in the row of its issuer. */
const trustedUse = { purpose: 'client_federation' } as const

/**
 * A token that a platform gave to the workload, in place of a secret (RFC 7523 §2.2 with another issuer; draft-ietf-oauth-spiffe-client-auth §3.1): a
 * Kubernetes service account, a GitHub workflow, a SPIFFE JWT-SVID. The platform hands out one token for its whole life, so the token may be used
 * more than once, and its life is not bounded here.
 */
export const federatedJwt = clientAuth({
  methods: [FEDERATED_JWT, SPIFFE_JWT],
  spec: 'RFC 7523 §2.2',
  claim: (_request, params) => readFederated(params),
  why: ({ proof }, client) => ({
    check: 'assertion_subject',
    spec: 'RFC 7523 §3',
    expected: client.federated_identities.map(({ issuer, subject }) => `${issuer} ${subject}`),
    got: subjectIn(proof),
  }),
  async verify({ proof }, client, context: Context) {
    const trusted = await verifyTrusted(context, proof, trustedUse)
    if (!trusted) return undefined
    const { claims, issuer } = trusted
    if (claims['cnf'] !== undefined)
      throw invalidClient('client_assertion is bound to a key: a token of a workload is sent as it is').because({ client_id: client.id })
    return client.federated_identities.some((identity) => matchesIdentity(identity, issuer.issuer, claims)) ? {} : undefined
  },
})
