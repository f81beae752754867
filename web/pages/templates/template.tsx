import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { names as namesQuery } from '../../api/names.ts'
import { type AnyRow, isGone, oneOf, type Versioned } from '../../api/rows.ts'
import { type Section, sectionAt } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import { Merge } from '../../form/merge.tsx'
import { SaveBar } from '../../form/save-bar.tsx'
import { useSave } from '../../form/use-save.ts'
import { valueWord } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { RemoveButton } from '../resources/remove-button.tsx'
import { TemplateForm } from './template-form.tsx'
import { TemplateVersions } from './template-versions.tsx'

/** A template: its text, what it makes of sample data, and what it was. */
export default function TemplatePage() {
  const { id } = useParams({ strict: false })
  const section = sectionAt('templates')
  const query = useQuery({ ...oneOf(section?.path ?? '', id), enabled: section !== undefined })
  if (!section || !id || isGone(query.error)) return <NotHere />
  if (query.isPending) return <Waiting />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  return <Template key={id} section={section} seen={query.data} id={id} />
}

const Template = ({ section, seen, id }: { readonly section: Section; readonly seen: Versioned<AnyRow>; readonly id: string }) => {
  const { t } = useTranslation()
  const { resource } = section
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource, key: `${resource.name}:${id}`, base: seen.row, etag: seen.etag, names })
  const { saving, save, theirs, merge, cancelMerge } = useSave(section, id, draft)
  const writable = may(section.area, 'manage')
  const title = valueWord(String(seen.row['name']))
  const said = { act: t('templates.reset'), title: t('templates.reset_title', { name: title }), words: t('templates.reset_words') }
  return (
    <>
      <PageHead title={title} words={t('templates.words')}>
        {writable && <RemoveButton section={section} row={seen.row} id={id} said={said} />}
      </PageHead>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (draft.count > 0) save()
        }}
      >
        <TemplateForm section={section} draft={draft} disabled={!writable}>
          {writable && <SaveBar resource={resource} draft={draft} saving={saving} save={save} />}
          <TemplateVersions section={section} seen={seen} id={id} />
        </TemplateForm>
      </form>
      {theirs && <Merge resource={resource} draft={draft} theirs={theirs} merged={merge} cancel={cancelMerge} />}
      <Leaving draft={draft} />
    </>
  )
}
