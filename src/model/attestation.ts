import { flag, list, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields of a client whose instances are attested, one by one, by whoever makes or checks them (draft-ietf-oauth-attestation-based-client-auth). */
export const attestation = {
  attesters: field(list(text(2048), 20), {
    doc: 'The attesters of its instances, for the method `attest_jwt_client_auth`: the `issuer` of trusted issuers with the purpose `client_attestation`.',
    spec: 'draft-ietf-oauth-attestation-based-client-auth §5.1',
    initial: [],
    section: 'Authentication',
  }),
  require_attestation_challenge: field(flag(), {
    doc: 'Refuse an instance whose proof of its key does not hold a challenge of this server, so that no proof can be made in advance.',
    spec: 'draft-ietf-oauth-attestation-based-client-auth §8',
    initial: false,
    section: 'Authentication',
  }),
} as const
