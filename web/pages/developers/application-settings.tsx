import { useQuery } from '@tanstack/react-query'
import { client as clientResource } from '#model/client.ts'
import { names as namesQuery } from '../../api/names.ts'
import type { Versioned } from '../../api/rows.ts'
import { useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import { Merge } from '../../form/merge.tsx'
import { SaveBar } from '../../form/save-bar.tsx'
import { FormSections } from '../../form/sections.tsx'
import { useSave } from '../../form/use-save.ts'
import type { ClientRow } from '../clients/client-row.ts'
import { EveryField, useUsualFields } from '../clients/tabs/usual-fields.tsx'
import { APPLICATIONS } from './stages.ts'

/** The settings of an application that its developer may edit: the declaration of the administrator's form, with the fields of developers that its kind uses. */
export const ApplicationSettings = ({ seen }: { readonly seen: Versioned<ClientRow> }) => {
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource: clientResource, key: `application:${seen.row.id}`, base: seen.row as never, etag: seen.etag, names })
  const { saving, save, theirs, merge, cancelMerge } = useSave({ path: APPLICATIONS, resource: clientResource }, seen.row.id, draft)
  const { isShown, ...choice } = useUsualFields(seen.row.kind, draft)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.count > 0) save()
      }}
    >
      <FormSections resource={clientResource} draft={draft} author="portal" only={isShown} />
      <EveryField {...choice} />
      <SaveBar resource={clientResource} draft={draft} saving={saving} save={save} />
      {theirs && <Merge resource={clientResource} draft={draft} theirs={theirs} merged={merge} cancel={cancelMerge} />}
      <Leaving draft={draft} />
    </form>
  )
}
