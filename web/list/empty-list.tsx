import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Section } from '../api/sections.ts'
import type { Key } from '../i18n/language.ts'
import { Blank } from '../parts/blank.tsx'
import type { SearchTexts } from './search.ts'

/** Where the rows come from that nobody makes in the console. */
const sources: Readonly<Record<string, Key>> = {
  issued_credential: 'sources.issued_credential',
  status_list: 'sources.status_list',
  linked_account: 'sources.linked_account',
  signal_stream: 'sources.signal_stream',
  consent: 'sources.consent',
  personal_token: 'sources.personal_token',
  presentation: 'sources.presentation',
}

interface EmptyListParts {
  readonly section: Section
  readonly address: SearchTexts
  /** The button that makes a row. */
  readonly children?: ReactNode
}

/** A list without rows: none fits the search and the filters, or there is none yet, and where the first one comes from. */
export const EmptyList = ({ section, address, children }: EmptyListParts) => {
  const { t } = useTranslation()
  const isNarrowed = ['search', ...section.filters].some((name) => address[name])
  const source = sources[section.resource.name]
  if (isNarrowed) return <Blank icon={IconInbox} title={t('list.none_found')} words={t('list.none_found_words')} />
  return (
    <Blank icon={IconInbox} title={t('list.none')} words={source && t(source)}>
      {children}
    </Blank>
  )
}
