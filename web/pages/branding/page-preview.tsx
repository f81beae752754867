import { Group, Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColourScheme, ContrastCheck } from '#model/palette.ts'
import { samplePages } from '#model/sample-page.ts'
import { call } from '../../api/call.ts'
import type { AnyRow } from '../../api/rows.ts'
import { LanguageChoice, SchemeChoice, ScreenChoice } from './preview-choices.tsx'
import { PreviewFrame, type ScreenSize } from './preview-frame.tsx'

interface Drawn {
  readonly html: string
  readonly contrasts: readonly ContrastCheck[]
}
interface PreviewParts {
  readonly path: string
  readonly id: string
  /** The unsaved changes of the identity provider. */
  readonly changes: AnyRow
  /** The saved version that they change. */
  readonly version: string | undefined
}

/** Milliseconds after the last key before the page is drawn again (debounce). */
const PAUSE = 250

const Contrasts = ({ contrasts }: Pick<Drawn, 'contrasts'>) => {
  const { t } = useTranslation()
  const weak = contrasts.filter(({ ratio, least }) => ratio < least)
  if (weak.length === 0)
    return (
      <Text size="sm" className="good" role="status">
        {t('branding.readable')}
      </Text>
    )
  return (
    <ul role="status" style={{ margin: 0, paddingInlineStart: 20 }}>
      {weak.map(({ pair, scheme, ratio, least }) => (
        <li key={`${pair} ${scheme}`}>
          <Text size="sm" span className="bad">
            {t(`branding.${pair}`, { ratio, least, scheme: t(`branding.${scheme}`) })}
          </Text>
        </li>
      ))}
    </ul>
  )
}

/** A page of the identity provider with sample data, drawn by the server as it would be after the unsaved changes. */
export const PagePreview = ({ path, id, changes, version }: PreviewParts) => {
  const { t, i18n } = useTranslation()
  const [page, setPage] = useState<string>(samplePages[0])
  const [scheme, setScheme] = useState<ColourScheme>('light')
  const [screen, setScreen] = useState<ScreenSize>('desk')
  const [language, setLanguage] = useState(i18n.language)
  const [settled] = useDebouncedValue(changes, PAUSE)
  const order = { page, scheme, language, changes: settled }
  const { data } = useQuery({
    queryKey: ['page-preview', path, id, version, order],
    queryFn: async ({ signal }) =>
      (await call<{ readonly data: Drawn }>(`${path}/${encodeURIComponent(id)}/preview`, { method: 'POST', body: order, signal })).body.data,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <section className="card" style={{ padding: 20, position: 'sticky', top: 76 }} aria-label={t('branding.preview')}>
      <Group gap="sm" mb="md" align="flex-end">
        <Select
          label={t('branding.page')}
          value={page}
          onChange={(chosen) => setPage(chosen ?? samplePages[0])}
          data={samplePages.map((value) => ({ value, label: t(`branding.page_${value}`) }))}
          allowDeselect={false}
          flex={1}
          miw={160}
        />
        <ScreenChoice value={screen} choose={setScreen} />
        <SchemeChoice value={scheme} choose={setScheme} />
        <LanguageChoice value={language} choose={setLanguage} w={140} />
      </Group>
      {data && (
        <PreviewFrame html={data.html} screen={screen} title={t('branding.preview_of', { page: t(`branding.page_${page as (typeof samplePages)[number]}`) })} />
      )}
      <div style={{ marginTop: 12 }}>{data && <Contrasts contrasts={data.contrasts} />}</div>
    </section>
  )
}
