import { conflict, temporarilyUnavailable } from '#http/refusal.ts'
import { randomText } from '#kit/random.ts'
import { federatedServer } from '#model/federation/server.ts'
import { organization } from '#model/organization.ts'
import { organizationDomain } from '#model/organization-domain.ts'
import { declared } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { signInPowers } from './federated-servers.ts'

/** `/api/organization-domains`. */
export const organizationDomains = declared(organizationDomain, {
  async faults({ was, draft }, { context }) {
    const { organization_id, federated_server_id: server } = draft
    const isStrange = async (id: string | undefined, before: string | undefined) =>
      id !== undefined && id !== before && !(await context.db.table(federatedServer).get(id))
    return mergeErrors(
      faultIf(
        !was && organization_id !== undefined && !(await context.db.table(organization).get(organization_id)),
        'organization_id',
        `there is no organization ${organization_id}`,
      ),
      faultIf(await isStrange(server, was?.federated_server_id), 'federated_server_id', `there is no federated server ${server}`),
    )
  },
  async plan({ was, draft }, call) {
    // An attacker who sends the people of a domain to a server of their own is told their passwords there.
    if (was?.federated_server_id !== draft.federated_server_id) await refuseEscalation(call, signInPowers)
    const domain = draft.domain.toLowerCase()
    return { row: was ? draft : { ...draft, domain, challenge: `gatehouse-domain-verification=${randomText(16)}` } }
  },
})

/** The name in DNS whose TXT record proves a domain. */
const challengeName = (domain: string) => `_gatehouse-challenge.${domain}`

/** @throws {Refusal} 409 when the record is not there, 503 when DNS cannot be asked */
async function refuseUnproved({ context }: Call, { domain, challenge }: { readonly domain: string; readonly challenge: string }): Promise<void> {
  const found = await context.findTexts(challengeName(domain)).catch((cause) => {
    throw temporarilyUnavailable('DNS cannot be asked now; try again shortly', cause)
  })
  if (!found.includes(challenge))
    throw conflict(`there is no TXT record at ${challengeName(domain)} that holds the challenge: make it, wait for DNS, and try again`)
}

/** Actions on a domain beyond editing. */
export const organizationDomainVerbs: readonly Operation[] = [
  rowVerb(organizationDomains, 'verify', {
    conditional: true,
    summary: 'Verify a domain by its TXT record in DNS',
    run: (call) =>
      change(organizationDomains, call, {
        edit: async (was) => {
          await refuseUnproved(call, was)
          return { draft: { ...was, verified_at: call.context.now(), verified_domain: was.domain }, sent: {} }
        },
        deed: 'verified',
      }),
  }),
]
