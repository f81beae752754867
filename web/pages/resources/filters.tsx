import { Select } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPart } from '../../api/load-part.ts'
import type { Section } from '../../api/sections.ts'
import { valueWord } from '../../i18n/wording.ts'
import { TextFilter } from '../../list/text-filter.tsx'

const ActionsFilter = lazy(() => loadPart(() => import('./actions-filter.tsx')))
const WhoFilter = lazy(() => loadPart(() => import('./who-filter.tsx')))

interface FilterParts {
  readonly section: Section
  readonly name: string
  readonly title: string
  readonly value: string | undefined
  readonly filter: (value: string | undefined) => void
}

/** Filters that are chosen by words, where the value itself says nothing to people. */
const inWords: Readonly<Record<string, (parts: FilterParts) => ReactNode>> = {
  'audit action': ({ title, value, filter }) => <ActionsFilter label={title} value={value} filter={filter} />,
  'audit actor_id': ({ title, value, filter }) => <WhoFilter label={title} value={value} filter={filter} />,
  'audit target_id': ({ title, value, filter }) => <WhoFilter label={title} value={value} filter={filter} />,
}

/** Narrows a list by one field: chosen where it has choices, else typed. */
export const Filter = (parts: FilterParts) => {
  const { section, name, title, value, filter } = parts
  const { t } = useTranslation()
  const worded = inWords[`${section.slug} ${name}`]
  if (worded) return <Suspense fallback={null}>{worded(parts)}</Suspense>
  const choices = choicesOf(section, name, { yes: t('parts.yes'), no: t('parts.no') })
  if (choices.length === 0) return <TextFilter label={title} text={value ?? ''} filter={(text) => filter(text || undefined)} />
  return (
    <Select
      aria-label={title}
      placeholder={title}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      w={150}
      value={value ?? null}
      data={choices}
      onChange={(chosen) => filter(chosen ?? undefined)}
    />
  )
}

function choicesOf(section: Section, name: string, words: { yes: string; no: string }) {
  const kind = section.resource.fields[name]?.kind
  if (kind?.column === 'flag')
    return [
      { value: 'true', label: words.yes },
      { value: 'false', label: words.no },
    ]
  const choices = kind?.choices
  return Array.isArray(choices) ? choices.map((value: string) => ({ value, label: valueWord(value) })) : []
}
