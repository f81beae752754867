import { placedClaims } from '../credential-claims.ts'
import { type CredentialConfiguration, isSdJwt } from '../credential-configuration.ts'
import type { PostureRuleOf } from '../posture-rule.ts'
import type { Verifier } from '../presentation/verifier.ts'
import type { StatusList } from '../status-list.ts'
import { isWalletPurpose, type TrustedIssuer } from '../trusted-issuer.ts'
import type { AnsweredFor } from './answered-for.ts'

const YEAR = 31_536_000

/** The rules that hold for everything on the desk. */
const ofAll: readonly PostureRuleOf<AnsweredFor>[] = [
  {
    id: 'nobody_answers',
    spec: 'RFC 7591 §2',
    severity: 'strengthen',
    weight: 3,
    fields: ['owner', 'contacts'],
    isBroken: ({ owner, contacts }) => !owner && contacts.length === 0,
    sentence: 'It has neither an owner nor a contact',
  },
  {
    id: 'not_approved',
    spec: 'RFC 9700 §2',
    severity: 'strengthen',
    weight: 4,
    fields: ['review'],
    isBroken: ({ review }) => review !== 'approved',
    sentence: 'Nobody but its author has approved it as it is',
  },
]

/** The posture rules of a verifier: its warnings, its score, and what the console shows follow from this list. */
export const verifierPosture: readonly PostureRuleOf<Verifier>[] = [
  {
    id: 'status_unchecked',
    spec: 'draft-ietf-oauth-status-list §8.3',
    severity: 'mend',
    weight: 25,
    fields: ['check_status'],
    isBroken: ({ check_status }) => !check_status,
    sentence: 'Revoked and suspended credentials are accepted',
    fix: () => ({ check_status: true }),
  },
  {
    id: 'plain_responses',
    spec: 'OID4VP 1.0 §8.3',
    severity: 'mend',
    weight: 15,
    fields: ['encrypted_response'],
    isBroken: ({ encrypted_response }) => !encrypted_response,
    sentence: 'Responses are not encrypted beyond TLS, so proxies and logs may read them',
    fix: () => ({ encrypted_response: true }),
  },
  {
    id: 'unsigned_requests',
    spec: 'OID4VP 1.0 §5.9.3',
    severity: 'mend',
    weight: 15,
    fields: ['client_id_prefix'],
    isBroken: ({ client_id_prefix }) => client_id_prefix === 'redirect_uri',
    sentence: 'Requests are not signed, so wallets cannot tell who asks',
    fix: () => ({ client_id_prefix: 'decentralized_identifier' }),
  },
  {
    id: 'forwarded_codes',
    spec: 'OID4VP 1.0 §13.3',
    severity: 'strengthen',
    weight: 6,
    fields: ['cross_device'],
    isBroken: ({ cross_device }) => cross_device,
    sentence: 'Somebody can send its QR code to others, and have them answer in their place',
    fix: () => ({ cross_device: false }),
  },
  {
    id: 'no_purpose',
    spec: 'OID4VP 1.0 §15',
    severity: 'strengthen',
    weight: 3,
    fields: ['purpose'],
    isBroken: ({ purpose }) => !purpose,
    sentence: 'People are not told why they are asked',
  },
  ...ofAll,
]

/** The posture rules of a credential configuration. */
export const configurationPosture: readonly PostureRuleOf<CredentialConfiguration>[] = [
  {
    id: 'unbound',
    spec: 'OID4VCI 1.0 §13.2',
    severity: 'mend',
    weight: 25,
    fields: ['proof_types'],
    isBroken: ({ proof_types }) => proof_types.length === 0,
    sentence: 'The credential is bound to no key: whoever has a copy can show it',
    fix: () => ({ proof_types: ['jwt'] }),
  },
  {
    id: 'irrevocable',
    spec: 'draft-ietf-oauth-status-list §1',
    severity: 'mend',
    weight: 15,
    fields: ['status_list'],
    isBroken: ({ status_list }) => !status_list,
    sentence: 'Without a status list no credential can be suspended or revoked',
    fix: () => ({ status_list: true }),
  },
  {
    id: 'long_life',
    spec: 'OID4VCI 1.0 §13',
    severity: 'mend',
    weight: 5,
    fields: ['ttl'],
    isBroken: ({ ttl }) => ttl > YEAR,
    sentence: 'Credentials live longer than a year, and tell what may no longer be true',
    fix: () => ({ ttl: YEAR }),
  },
  {
    id: 'all_or_nothing',
    spec: 'OID4VCI 1.0 §13',
    severity: 'strengthen',
    weight: 6,
    fields: ['claims'],
    isBroken: ({ format, claims }) =>
      isSdJwt(format) && claims.length > 1 && !placedClaims(claims).some(({ claim }) => claim.disclosable || claim.items?.disclosable),
    sentence: 'Its holder can withhold no claim: every verifier learns all of them',
  },
  {
    id: 'one_copy',
    spec: 'OID4VCI 1.0 §3.3',
    severity: 'strengthen',
    weight: 4,
    fields: ['batch_size'],
    isBroken: ({ batch_size }) => batch_size === 1,
    sentence: 'A wallet holds one copy, by which verifiers can tell that they saw the same holder',
    fix: () => ({ batch_size: 10 }),
  },
  ...ofAll,
]

/** The posture rules of a status list: it was made by the server, with secure sizes, so people decide little about it. */
export const statusListPosture: readonly PostureRuleOf<StatusList>[] = ofAll

/** The posture rules of a wallet provider: a trusted issuer that vouches for wallets and their keys. */
export const walletProviderPosture: readonly PostureRuleOf<TrustedIssuer>[] = [
  {
    id: 'no_public_key',
    spec: 'RFC 8725 §3.1',
    severity: 'mend',
    weight: 20,
    fields: ['hmac_secret', 'introspection_endpoint'],
    isBroken: ({ hmac_secret, introspection_endpoint }) => hmac_secret !== undefined || introspection_endpoint !== undefined,
    sentence: 'Attestations are verified by public keys alone, so none of this provider is accepted',
  },
  {
    id: 'many_purposes',
    spec: 'RFC 8725 §3.11',
    severity: 'strengthen',
    weight: 5,
    fields: ['purposes'],
    isBroken: ({ purposes }) => !purposes.every(isWalletPurpose),
    sentence: 'Its keys are good for other purposes too: whoever takes them over can do more than vouch for wallets',
  },
  {
    id: 'keys_by_address',
    spec: 'RFC 7517 §5',
    severity: 'strengthen',
    weight: 4,
    fields: ['jwks', 'roots'],
    isBroken: ({ jwks, roots }) => jwks === undefined && roots === undefined,
    sentence: 'Its keys are fetched: whoever takes over its address can vouch for any key',
  },
  ...ofAll,
]
