import { toReadable } from '#fields/read.ts'
import type { Resource, Fields as ResourceFields } from '#fields/resource.ts'
import { credentialConfiguration } from '#model/credential-configuration.ts'
import { credentialConfigurationVersion } from '#model/credential-configuration-version.ts'
import { statusListVersion, trustedIssuerVersion, verifierVersion } from '#model/desk/versions.ts'
import { policy } from '#model/policy.ts'
import { policyVersion } from '#model/policy-version.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { statusList } from '#model/status-list.ts'
import { template } from '#model/template.ts'
import { templateVersion } from '#model/template-version.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import type { Batch } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'

const DIGITS = 10

/** Where the versions of the rows of a resource are kept. */
export interface History {
  readonly of: Resource<ResourceFields>
  readonly kept: Resource<ResourceFields>
  /** The field that names the row, and the one that holds it as it was. */
  readonly owner: string
  readonly row: string
}

/** A history, whatever the fields of its resources. */
const history = <F extends ResourceFields, K extends ResourceFields>(
  of: Resource<F>,
  kept: Resource<K>,
  { owner, row }: { readonly owner: keyof K & string; readonly row: keyof K & string },
): History => ({ of: of as unknown as History['of'], kept: kept as unknown as History['kept'], owner, row })

export const policyHistory = history(policy, policyVersion, { owner: 'policy_id', row: 'policy' })
export const templateHistory = history(template, templateVersion, { owner: 'template_id', row: 'template' })
export const verifierHistory = history(verifier, verifierVersion, { owner: 'verifier_id', row: 'verifier' })
export const statusListHistory = history(statusList, statusListVersion, { owner: 'status_list_id', row: 'status_list' })
export const trustedIssuerHistory = history(trustedIssuer, trustedIssuerVersion, { owner: 'trusted_issuer_id', row: 'trusted_issuer' })
export const configurationHistory = history(credentialConfiguration, credentialConfigurationVersion, { owner: 'configuration_id', row: 'configuration' })

/** The key of a version: the versions of one row stand in order. */
const keyOf = (id: string, version: number): string => `${id}:${String(version).padStart(DIGITS, '0')}`

/** Keeps a row as it is from now on. */
export function keepVersion(batch: Batch, { of, kept, owner, row: held }: History, row: AnyRow, { context, actor }: Call): void {
  const [id, version] = [String(row[of.key]), Number(row['version'])]
  batch.insert(kept, {
    id: keyOf(id, version),
    [owner]: id,
    version,
    [held]: toReadable(of, 'admin', row),
    at: context.now(),
    actor_type: actor.type,
    actor_id: actor.id,
  })
}

/** The version before one: the states of a status list count versions too, so that numbers are left out. */
export async function versionBefore(id: string, version: number, { kept, owner }: History, { context }: Call): Promise<AnyRow | undefined> {
  const [last] = await context.db.table(kept).find({ [owner]: id }, { descending: true, limit: 1, after: { key: keyOf(id, version) } })
  return last
}

/** A version of a row. */
export const findVersion = (id: string, version: number, { kept }: History, { context }: Call): Promise<AnyRow | undefined> =>
  context.db.table(kept).get(keyOf(id, version))
