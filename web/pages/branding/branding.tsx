import { Anchor, Grid, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
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
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { PagePreview } from './page-preview.tsx'
import { PageWords } from './page-words.tsx'

const SLUG = 'identity-providers'

/** The look of the pages of an identity provider, beside the pages as people would see them. */
export default function BrandingPage() {
  const { id } = useParams({ strict: false })
  const section = sectionAt(SLUG)
  const query = useQuery({ ...oneOf(section?.path ?? '', id), enabled: section !== undefined })
  if (!section || !id || isGone(query.error)) return <NotHere />
  if (query.isPending) return <Waiting />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  return <Branding key={id} section={section} seen={query.data} id={id} />
}

const Branding = ({ section, seen, id }: { readonly section: Section; readonly seen: Versioned<AnyRow>; readonly id: string }) => {
  const { t } = useTranslation()
  const { resource } = section
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource, key: `${resource.name}:${id}`, base: seen.row, etag: seen.etag, names })
  const { saving, save, theirs, merge, cancelMerge } = useSave(section, id, draft, ['texts'])
  return (
    <>
      <PageHead
        title={t('branding.title', { name: titleOf(section, seen.row) })}
        words={
          <Group gap="xs" component="span">
            {t('branding.words')}
            <Anchor size="sm" renderRoot={(props) => <Link to={`/${SLUG}/${encodeURIComponent(id)}`} {...props} />}>
              {t('branding.all_settings')}
            </Anchor>
          </Group>
        }
      />
      <Grid gap="lg">
        {may(section.area, 'manage') && (
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <form
              onSubmit={(event) => {
                event.preventDefault()
                if (draft.count > 0) save()
              }}
            >
              <Stack gap="lg">
                <FormSections resource={resource} draft={draft} only={({ section: heading, name }) => heading === 'Branding' && name !== 'texts'} />
                <PageWords draft={draft} />
              </Stack>
              <SaveBar resource={resource} draft={draft} saving={saving} save={save} />
            </form>
          </Grid.Col>
        )}
        <Grid.Col span={{ base: 12, lg: may(section.area, 'manage') ? 7 : 12 }}>
          <PagePreview path={section.path} id={id} changes={draft.changes} version={draft.etag} />
        </Grid.Col>
      </Grid>
      {theirs && <Merge resource={resource} draft={draft} theirs={theirs} merged={merge} cancel={cancelMerge} />}
      <Leaving draft={draft} />
    </>
  )
}
