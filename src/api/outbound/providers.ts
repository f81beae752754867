import { newRow } from '#fields/write.ts'
import { randomKey } from '#kit/random.ts'
import { fullName } from '#model/outbound/full-name.ts'
import { type OutboundProvider, outboundProvider } from '#model/outbound/provider.ts'
import { outboundScope } from '#model/outbound/provider-scope.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { outboundShare } from '#model/outbound/share.ts'
import { variablesIn } from '#model/outbound/url-template.ts'
import { presetOf } from '#outbound/presets/all.ts'
import type { Batch } from '#store/store.ts'
import { declared, type Edit } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { unknownNamespace } from '../write/known-namespace.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { shareRecord, sharingFaults } from './sharing.ts'
import { takenName } from './taken-name.ts'

type ProviderFields = typeof outboundProvider.fields
const endpoints = ['authorization_endpoint', 'token_endpoint', 'device_authorization_endpoint', 'revocation_endpoint'] as const

/** Fills in the fields of the preset that were not sent, and the unique name. */
function fillProvider({ was, draft, sent }: Edit<ProviderFields>): OutboundProvider {
  const preset = was ? undefined : presetOf(draft.preset)
  const ready = preset && { documentation_uri: preset.documentation_uri, ...preset.provider }
  const filled = Object.fromEntries(Object.entries(ready ?? {}).filter(([name, value]) => value !== undefined && !Object.hasOwn(sent, name)))
  const row = { ...draft, ...filled }
  // Of a body with other faults it may be missing.
  return { ...row, full_name: fullName(row.namespace, (row.name as string | undefined) ?? '') }
}

/** A URL is written to logs, by us or by others: no template of one may name the secret. */
const secretsInUrls = (draft: OutboundProvider): FieldErrors =>
  mergeErrors(...endpoints.map((name) => faultIf(variablesIn(draft[name] ?? '').includes('secret'), name, 'must not hold the secret: addresses are logged')))

/** The scopes of the preset, made with the provider. */
function insertScopes(batch: Batch, { id: provider_id, preset }: OutboundProvider, now: number): void {
  for (const [name, description] of Object.entries(presetOf(preset)?.scopes ?? {})) {
    const id = randomKey(outboundScope.prefix ?? '')
    batch.insert(
      outboundScope,
      newRow(outboundScope, { id, provider_id, name, description, full_name: fullName(provider_id, name), created_at: now, updated_at: now }),
    )
  }
}

/** `/api/outbound/providers`. */
export const outboundProviders = declared(outboundProvider, {
  whole: ['hook_secret'],
  fill: fillProvider,
  faults: async ({ was, draft }, call) =>
    mergeErrors(
      await unknownNamespace(draft, was, call),
      await takenName(outboundProvider, draft, call, 'another one in this namespace has this name'),
      faultIf(was === undefined && draft.preset !== undefined && !presetOf(draft.preset), 'preset', `there is no preset ${draft.preset}`),
      secretsInUrls(draft),
      was?.sharing === draft.sharing ? {} : sharingFaults(draft, call),
    ),
  plan: ({ was, draft }, call: Call) => ({
    row: draft,
    also: (batch) => {
      if (was?.sharing !== draft.sharing) shareRecord(batch, outboundProvider.name, draft, call)
      if (!was) insertScopes(batch, draft, call.context.now())
    },
  }),
  async removal({ id }, call) {
    await refuseIfReferred(call, id, [{ resource: remoteClient, field: 'provider_id' }])
    return {
      also: (batch) => {
        batch.remove(outboundScope, { provider_id: id })
        batch.remove(outboundShare, { id })
      },
    }
  },
})
