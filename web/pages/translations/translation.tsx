import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { names as namesQuery } from '../../api/names.ts'
import { type AnyRow, isGone, oneOf, type Versioned } from '../../api/rows.ts'
import { type Section, sectionAt, titleOf } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { type Draft, useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import { Merge } from '../../form/merge.tsx'
import { SaveBar } from '../../form/save-bar.tsx'
import { FormSections } from '../../form/sections.tsx'
import { useSave } from '../../form/use-save.ts'
import { messageWord } from '../../i18n/wording.ts'
import { download } from '../../parts/download.ts'
import { Failure } from '../../parts/failure.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { done, refused } from '../../parts/said.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { RemoveButton } from '../resources/remove-button.tsx'
import { fileOf, textsIn } from './catalogue-file.ts'
import { TranslationProgress } from './progress.tsx'
import { TextList } from './text-list.tsx'
import { builtInTexts, type Texts } from './texts.ts'

/** A language of the pages and letters: its texts beside the English ones. */
export default function TranslationPage() {
  const { id } = useParams({ strict: false })
  const section = sectionAt('translations')
  const query = useQuery({ ...oneOf(section?.path ?? '', id), enabled: section !== undefined })
  const english = useQuery(builtInTexts())
  if (!section || !id || isGone(query.error)) return <NotHere />
  if (query.isPending || english.isPending) return <Waiting />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  if (english.isError) return <Failure failure={english.error} again={() => void english.refetch()} />
  return <Translation key={id} section={section} seen={query.data} id={id} english={english.data.words} />
}

interface TranslationParts {
  readonly section: Section
  readonly seen: Versioned<AnyRow>
  readonly id: string
  readonly english: Texts
}

const Translation = ({ section, seen, id, english }: TranslationParts) => {
  const { resource } = section
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource, key: `${resource.name}:${id}`, base: seen.row, etag: seen.etag, names })
  const { saving, save, theirs, merge, cancelMerge } = useSave(section, id, draft, ['words'])
  const writable = may(section.area, 'manage')
  const words = (draft.values['words'] ?? {}) as Texts
  const translated = Object.keys(english).filter((name) => name in words).length
  return (
    <>
      <PageHead title={titleOf(section, seen.row)} words={<TranslationProgress translated={translated} total={Object.keys(english).length} />}>
        <FileActions draft={draft} writable={writable} />
        {writable && <RemoveButton section={section} row={seen.row} id={id} />}
      </PageHead>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (draft.count > 0) save()
        }}
      >
        <Stack gap="lg">
          {writable && <FormSections resource={resource} draft={draft} only={({ name }) => name !== 'words'} />}
          <Stale words={words} english={english} />
          {draft.errors['words']?.map((message) => (
            <Text key={message} size="sm" className="bad" role="alert">
              {messageWord(message)}
            </Text>
          ))}
          <TextList english={english} draft={draft} disabled={!writable} />
        </Stack>
        {writable && <SaveBar resource={resource} draft={draft} saving={saving} save={save} />}
      </form>
      {theirs && <Merge resource={resource} draft={draft} theirs={theirs} merged={merge} cancel={cancelMerge} />}
      <Leaving draft={draft} />
    </>
  )
}

/** The texts that no page shows any more, since the program is a newer one. */
const Stale = ({ words, english }: { readonly words: Texts; readonly english: Texts }) => {
  const { t } = useTranslation()
  const stale = Object.keys(words).filter((name) => !(name in english))
  if (stale.length === 0) return null
  return (
    <Text size="sm" c="dimmed">
      {t('translations.stale', { count: stale.length, names: stale.slice(0, 5).join(', ') })}
    </Text>
  )
}

/** Takes texts from a file into the draft, where they can be looked at before they are saved, and gives the language as a file. */
const FileActions = ({ draft, writable }: { readonly draft: Draft; readonly writable: boolean }) => {
  const { t } = useTranslation()
  const take = async (file: File | null) => {
    if (!file) return
    const texts = textsIn(await file.text())
    if (!texts) return refused(new Error(t('translations.no_texts', { name: file.name })))
    draft.set('words', { ...(draft.values['words'] as Texts | undefined), ...texts })
    done(t('translations.taken', { count: Object.keys(texts).length }))
  }
  return (
    <Group gap="xs">
      {writable && (
        <FileButton onChange={(file) => void take(file)} accept="application/json">
          {(props) => (
            <Button variant="default" leftSection={<IconUpload size={16} />} {...props}>
              {t('translations.import')}
            </Button>
          )}
        </FileButton>
      )}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        onClick={() => download(`${String(draft.values['language'])}.json`, fileOf(draft.values), 'application/json')}
      >
        {t('translations.export')}
      </Button>
    </Group>
  )
}
