import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, type JWK } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { demandAttestationChallenge, invalidClient } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { readPublicJwk } from '#keys/public-keys.ts'
import { mediaTypeOf } from '#kit/media-type.ts'
import type { CheckName, Facts } from '#model/explanation.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { type Claim, clientAuth } from '../contracts.ts'
import { spendOnce } from '../spend-once.ts'
import { type TrustedUse, verifyTrusted } from '../tokens/trusted-token.ts'
import { signedBy } from './assertion.ts'
import { attestationChallenge } from './attestation-challenge.ts'
import { ATTESTATION, POSSESSION, readAttested } from './attested-headers.ts'

const METHOD = 'attest_jwt_client_auth'
const PROOF_TYPE = 'oauth-client-attestation-pop+jwt'

/** In seconds: how old a proof may be, and by how much clocks may differ. */
const [LIFE, LEEWAY] = [300, 10]

const isTyped = (typ: unknown): boolean => mediaTypeOf(typ) === PROOF_TYPE

/** An attestation names no audience: it is used at every server that the instance talks to. */
const attestedUse: TrustedUse = { purpose: 'client_attestation', token_types: ['oauth-client-attestation+jwt'], unaddressed: true }

/** The public key of an instance. */
interface InstanceKey {
  readonly jwk: JWK
  readonly thumbprint: string
}

/**
 * The key that an attester vouches for (draft-ietf-oauth-attestation-based-client-auth §5.1); undefined when the attestation is not one of the client's
 * attesters, is not in force, or holds no public key.
 */
async function attestedKey(jwt: string, client: CompiledClient, context: Context): Promise<InstanceKey | undefined> {
  const trusted = await verifyTrusted(context, jwt, attestedUse)
  if (!trusted || !client.attesters.includes(trusted.issuer.issuer) || trusted.claims['sub'] !== client.id) return undefined
  const jwk = (trusted.claims['cnf'] as { readonly jwk?: JWK } | undefined)?.jwk
  if (!jwk || !readPublicJwk(jwk)) return undefined
  return { jwk, thumbprint: await calculateJwkThumbprint(jwk) }
}

/**
 * The claims of the proof that the instance holds its key (draft-ietf-oauth-attestation-based-client-auth §5.2); undefined when another key signed it, or
 * its type is another.
 */
async function provenClaims(jwt: string, { jwk }: InstanceKey, context: Context): Promise<Members | undefined> {
  if (!isTyped(decodeProtectedHeader(jwt).typ)) return undefined
  const key = readPublicJwk(jwk)
  const signed = key && (await signedBy(jwt, [{ key, alg: jwk.alg }], { algorithms: acceptedAlgs(context).asymmetric, isTyped }))
  return signed?.claims
}

const refuseAttestation = (check: CheckName, fault: string, facts: Facts = {}) =>
  invalidClient(`${POSSESSION}: ${fault}`).because({ check, spec: 'draft-ietf-oauth-attestation-based-client-auth §9', ...facts })

/**
 * Checks the claims of a proof and spends its `jti` (draft-ietf-oauth-attestation-based-client-auth §9). The refusal may name the fault, because its
 * sender holds the key of an attested instance.
 * @throws {Refusal} `invalid_client`, `use_attestation_challenge`
 */
async function spendProofOfInstance(claims: Members, { client, context, thumbprint }: Checking): Promise<void> {
  const { iss, aud, iat, nbf, exp, jti, challenge } = claims
  const now = Math.floor(context.now() / 1000)
  const expected = [context.issuer]
  // Drafts after -07 dropped iss; where it is there, it must be true.
  if (iss !== undefined && iss !== client.id) throw refuseAttestation('assertion_subject', 'iss must be the client_id', { expected: [client.id] })
  // A dishonest server could otherwise replay here what was made for it.
  if ((Array.isArray(aud) && aud.length === 1 ? aud[0] : aud) !== context.issuer)
    throw refuseAttestation('assertion_audience', `aud must be ${context.issuer} and nothing else`, { expected })
  if (typeof iat !== 'number' || iat > now + LEEWAY || iat < now - LIFE - LEEWAY)
    throw refuseAttestation('assertion_time', `iat must be the time of the request, within ${LIFE} seconds`)
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= now + LEEWAY)) throw refuseAttestation('assertion_time', 'nbf must be a time that has come')
  if (exp !== undefined && !(typeof exp === 'number' && exp > now - LEEWAY)) throw refuseAttestation('assertion_time', 'it has expired')
  if (typeof jti !== 'string' || jti === '' || jti.length > 512) throw refuseAttestation('assertion_once', 'jti is missing or too long')
  const isOurs = typeof challenge === 'string' && attestationChallenge.endOf(challenge, context) !== undefined
  if (challenge === undefined ? client.require_attestation_challenge : !isOurs)
    throw demandAttestationChallenge(
      `${POSSESSION}: challenge must be one of this server that is not too old: use that of the OAuth-Client-Attestation-Challenge header`,
      attestationChallenge.current(context),
    )
  const expires_at = (iat + LIFE + 2 * LEEWAY) * 1000
  if (!(await spendOnce({ issuer: `attested ${thumbprint}`, jti, expires_at }, context))) throw refuseAttestation('assertion_once', 'this jti was used before')
}
interface Checking {
  readonly client: CompiledClient
  readonly context: Context
  readonly thumbprint: string
}

/** The attester that an attestation names, unverified, for an explanation. */
const attesterIn = ({ proof }: Claim): string => String(decodeJwt(proof).iss).slice(0, 255)

/**
 * An instance of a client, with a key of its own that somebody else vouches for: a wallet on a phone, which its maker attests (OID4VCI 1.0 §E). No
 * instance holds a secret of the client, and each can be told from all others.
 */
export const attestJwtClientAuth = clientAuth({
  methods: [METHOD],
  spec: 'draft-ietf-oauth-attestation-based-client-auth §6',
  claim(request: Request): Claim | undefined {
    const sent = readAttested(request)
    return sent && { ...sent, method: METHOD }
  },
  why: (claim, client) => ({
    check: 'assertion_signature',
    spec: 'draft-ietf-oauth-attestation-based-client-auth §9',
    expected: client.attesters,
    got: attesterIn(claim),
    tried: ATTESTATION,
  }),
  async verify({ proof, possession = '' }, client, context) {
    const key = await attestedKey(proof, client, context)
    const claims = key && (await provenClaims(possession, key, context))
    if (!key || !claims) return undefined
    await spendProofOfInstance(claims, { client, context, thumbprint: key.thumbprint })
    return { instance_key: key.thumbprint }
  },
})
