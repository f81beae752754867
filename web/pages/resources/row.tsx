import { Grid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { names as namesQuery } from '../../api/names.ts'
import { type AnyRow, isGone, oneOf, type Versioned } from '../../api/rows.ts'
import { type Section, sectionAt, titleOf } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import { Merge } from '../../form/merge.tsx'
import { SaveBar } from '../../form/save-bar.tsx'
import { FormSections } from '../../form/sections.tsx'
import { useSave } from '../../form/use-save.ts'
import { Failure } from '../../parts/failure.tsx'
import { NameTag } from '../../parts/name-tag.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { extrasOf } from './extras/all.ts'
import { Facts } from './facts.tsx'
import { RemoveButton } from './remove-button.tsx'

/** One row of any resource: its form, its facts, and what else its kind can do. */
export default function RowPage() {
  const { section: slug, id } = useParams({ strict: false })
  const section = sectionAt(slug ?? '')
  const query = useQuery({ ...oneOf(section?.path ?? '', id), enabled: section !== undefined })
  if (!section || !id || isGone(query.error)) return <NotHere />
  if (query.isPending) return <Waiting />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  return <RowForm key={`${section.slug}:${id}`} section={section} seen={query.data} id={id} />
}

const RowForm = ({ section, seen, id }: { readonly section: Section; readonly seen: Versioned<AnyRow>; readonly id: string }) => {
  const { resource } = section
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource, key: `${resource.name}:${id}`, base: seen.row, etag: seen.etag, names })
  const { saving, save, theirs, merge, cancelMerge } = useSave(section, id, draft)
  const writable = section.can.includes('edit') && may(section.area, 'manage')
  const Extras = extrasOf(section.slug)
  return (
    <>
      <PageHead title={titleOf(section, seen.row)} words={<NameTag value={id} />}>
        {section.can.includes('remove') && may(section.area, 'manage') && <RemoveButton section={section} row={seen.row} id={id} />}
      </PageHead>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: writable ? 8 : 12 }}>
          {Extras && <Extras row={seen.row} id={id} changes={draft.changes} />}
          {writable ? (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                if (draft.count > 0) save()
              }}
            >
              <FormSections resource={resource} draft={draft} />
              <SaveBar resource={resource} draft={draft} saving={saving} save={save} />
            </form>
          ) : (
            <Facts section={section} row={seen.row} every />
          )}
        </Grid.Col>
        {writable && (
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Facts section={section} row={seen.row} />
          </Grid.Col>
        )}
      </Grid>
      {theirs && <Merge resource={resource} draft={draft} theirs={theirs} merged={merge} cancel={cancelMerge} />}
      <Leaving draft={draft} />
    </>
  )
}
