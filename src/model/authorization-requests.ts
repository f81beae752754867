import { flag, list, nameIn, oneOf, secureUrl, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { asymmetricAlgs } from './client-signing-algs.ts'

const developer = ['portal', 'registration', 'document'] as const
const section = 'Security'

/** The fields of a client about its authorization requests: signed (RFC 9101), answered with a signature (JARM), detailed (RFC 9396). */
export const authorizationRequests = {
  require_signed_request_object: field(flag(), {
    doc: 'Refuse an authorization request that it did not sign.',
    spec: 'RFC 9101 §10.5',
    initial: false,
    writers: developer,
    section,
  }),
  request_object_signing_alg: field(oneOf(...asymmetricAlgs), {
    doc: 'The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own.',
    spec: 'RFC 9101 §10.2',
    optional: true,
    writers: developer,
    section,
  }),
  request_uris: field(list(secureUrl(512)), {
    doc: 'The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly.',
    spec: 'OIDC Registration §2',
    initial: [],
    writers: developer,
    section,
  }),
  authorization_details_types: field(list(text(255)), {
    doc: 'The types of authorization details that it may request.',
    spec: 'RFC 9396 §10',
    initial: [],
    writers: developer,
    section,
  }),
  authorization_signed_response_alg: field(nameIn('signing_algs'), {
    doc: 'How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are.',
    spec: 'JARM §3',
    optional: true,
    writers: developer,
    section: 'Tokens',
  }),
}
