import { X509Certificate } from 'node:crypto'
import { readCertificate } from '#kit/certificate.ts'
import { client } from '#model/client.ts'
import { verifierPosture } from '#model/desk/posture.ts'
import { verifierVersion } from '#model/desk/versions.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { assessRules } from '#model/posture-rule.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { credentialConfigurations } from '#oauth/credential-configurations.ts'
import { attestationFault } from '#presentation/client-id.ts'
import { signInQueryFault } from '#presentation/sign-in-query.ts'
import { declared } from '../administered.ts'
import { planOnDesk } from '../desk/plan.ts'
import { postureWarnings } from '../desk/warnings.ts'
import { refuseUnlessAlmighty } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { certificatesFault, certifiedKeyFaults, keyPairFault, rootsFault } from '../write/certified-key.ts'
import { type FieldErrors, faultIf, faultOf, mergeErrors } from '../write/faults.ts'
import { verifierHistory } from '../write/history.ts'
import { refuseIfReferred } from '../write/referrers.ts'

async function unknownClient({ client_id }: Verifier, was: Verifier | undefined, { context }: Call): Promise<FieldErrors> {
  const owner = client_id !== was?.client_id ? client_id : undefined
  return faultIf(owner !== undefined && !(await context.db.table(client).get(owner)), 'client_id', `there is no client ${owner}`)
}

/** The fault of a leaf that does not name the host of the responses: wallets compare the name with it (OID4VP 1.0 §5.9.3). */
function unnamedHost({ certificates, client_id_prefix }: Verifier, { context }: Call): string | undefined {
  if (certificates === undefined || client_id_prefix !== 'x509_san_dns' || certificatesFault(certificates) !== undefined) return undefined
  const { hostname } = new URL(context.issuer)
  const isNamed = readCertificate(new X509Certificate(certificates).raw)?.alternativeNames().dns.includes(hostname) ?? false
  return isNamed ? undefined : `the first certificate does not name ${hostname} among its DNS names, as x509_san_dns demands`
}

const signsIn = async (was: Verifier | undefined, { context }: Call): Promise<boolean> =>
  was !== undefined && (await context.db.table(identityProvider).find({ verifier_id: was.id }, { limit: 1 })).length > 0

/** True when a person follows from what is presented: they sign in, or are offered credentials. */
const namesPeople = async (was: Verifier | undefined, draft: Verifier, call: Call): Promise<boolean> =>
  [was, draft].some((one) => (one?.offers.length ?? 0) > 0) || signsIn(was, call)

async function offerFaults({ offers }: Verifier, { context }: Call): Promise<FieldErrors> {
  const known = offers.length > 0 ? await credentialConfigurations(context) : undefined
  const unknown = offers.filter((id) => !known?.has(id))
  return unknown.length > 0 ? { offers: unknown.map((id) => `there is no active credential configuration ${id}`) } : {}
}

/** `/api/verifiers`: the definitions of credentials that are asked for. */
export const verifiers = declared(verifier, {
  whole: ['dcql', 'claims'],
  async faults({ was, draft }, call) {
    return mergeErrors(
      await unknownClient(draft, was, call),
      await keyPairFault(draft.key_pair_id, was?.key_pair_id, call),
      faultOf('certificates', certificatesFault(draft.certificates)),
      faultOf('roots', rootsFault(draft.roots)),
      await certifiedKeyFaults(draft, call),
      faultOf('certificates', unnamedHost(draft, call)),
      faultOf('attestation', attestationFault(draft.attestation)),
      faultOf('dcql', (await namesPeople(was, draft, call)) ? signInQueryFault(draft) : undefined),
      await offerFaults(draft, call),
    )
  },
  async plan({ was, draft }, call) {
    // Such a verifier decides who is whom: its author may trust an issuer of their own, and sign in as anybody, or get anybody's credentials.
    if (await namesPeople(was, draft, call)) await refuseUnlessAlmighty(call)
    return planOnDesk({ was, draft }, verifierHistory, call)
  },
  warnings: (row) => postureWarnings(assessRules(verifierPosture, row)),
  async removal(row, call) {
    await refuseIfReferred(call, row.id, [{ resource: identityProvider, field: 'verifier_id' }])
    return { also: (batch) => batch.remove(verifierVersion, { verifier_id: row.id }) }
  },
})
