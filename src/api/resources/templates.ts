import { conflict } from '#http/refusal.ts'
import { MOST_TEMPLATES } from '#login/templates/find-template.ts'
import { client } from '#model/client.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { type Template, template, templatePlace } from '#model/template.ts'
import { isPageTemplate } from '#model/template-names.ts'
import { templateVersion } from '#model/template-version.ts'
import { type Administered, declared } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call, Operation } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { keepVersion, templateHistory } from '../write/history.ts'
import { mailPowers } from './mail-servers.ts'
import { templateFaults } from './template-samples.ts'
import { versionOperations } from './version-operations.ts'

/** The faults of the text of a template, which is drawn with samples. */
function bodyFaults(draft: Partial<Template>): FieldErrors {
  const { name, body } = draft
  if (name === undefined || body === undefined) return {}
  const faults = templateFaults({ ...draft, name, body })
  return faults.length === 0 ? {} : { body: faults }
}

async function templateReferenceFaults({ identity_provider_id, client_id }: Partial<Template>, { context: { db } }: Call): Promise<FieldErrors> {
  const [provider, waiting] = await Promise.all([
    identity_provider_id === undefined || db.table(identityProvider).get(identity_provider_id),
    client_id === undefined || db.table(client).get(client_id),
  ])
  return mergeErrors(
    faultIf(!provider, 'identity_provider_id', `there is no identity provider ${identity_provider_id}`),
    faultIf(!waiting, 'client_id', `there is no client ${client_id}`),
  )
}

/** A letter carries links that open accounts, and whoever writes it could lead them elsewhere. @throws {Refusal} 403 */
const refuseLetters = async (name: string, call: Call): Promise<void> => (isPageTemplate(name) ? undefined : refuseEscalation(call, mailPowers))

/** `/api/templates`: pages and letters in place of the built-in ones. */
export const templates = declared(template, {
  faults: async ({ draft }, call) =>
    mergeErrors(
      bodyFaults(draft),
      await templateReferenceFaults(draft, call),
      faultIf(draft.subject !== undefined && draft.name !== undefined && isPageTemplate(draft.name), 'subject', 'is of letters only'),
      faultIf(
        draft.client_id !== undefined && draft.name !== undefined && !isPageTemplate(draft.name),
        'client_id',
        'is of pages only: letters have no client',
      ),
    ),
  turn: ({ context }) => context.tenant.id,
  async plan({ was, draft }, call) {
    for (const name of new Set([was?.name ?? draft.name, draft.name])) await refuseLetters(name, call)
    if (!was && (await call.context.db.table(template).count({}, { upTo: MOST_TEMPLATES })) >= MOST_TEMPLATES)
      throw conflict(`a tenant has at most ${MOST_TEMPLATES} templates: delete one that is not used any more`)
    const row = { ...draft, place: templatePlace(draft) }
    return { row, also: (batch) => keepVersion(batch, templateHistory, row, call) }
  },
  async removal({ id, name }, call) {
    await refuseLetters(name, call)
    return { also: (batch) => void batch.remove(templateVersion, { template_id: id }) }
  },
})

/** The history of a template. */
export const templateVersions: readonly Operation[] = versionOperations(templates as Administered, templateHistory)
