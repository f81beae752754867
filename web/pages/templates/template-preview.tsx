import { Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ColourScheme, schemes } from '#model/palette.ts'
import { isPageTemplate } from '#model/template-names.ts'
import { spokenLanguages } from '../../api/spoken-languages.ts'
import { valueWord } from '../../i18n/wording.ts'
import { PreviewFrame, type ScreenSize, screens } from '../branding/preview-frame.tsx'
import type { DrawnTemplate } from './use-preview.ts'

/** The circumstances of a preview. */
export interface Circumstances {
  readonly scheme: ColourScheme
  readonly language: string
}

interface PreviewParts {
  readonly name: string
  readonly drawn: DrawnTemplate | undefined
  readonly circumstances: Circumstances
  readonly change: (circumstances: Circumstances) => void
}

/** A template with sample data, as people would see it: a page on a screen, or a letter with its subject. */
export const TemplatePreview = ({ name, drawn, circumstances, change }: PreviewParts) => {
  const { t } = useTranslation()
  const [screen, setScreen] = useState<ScreenSize>('desk')
  const { data: languages = [] } = useQuery(spokenLanguages)
  const isPage = isPageTemplate(name)
  return (
    <section className="card" style={{ padding: 20 }} aria-label={t('branding.preview')}>
      <Group gap="sm" mb="md" align="flex-end">
        <Select
          label={t('branding.language')}
          value={circumstances.language}
          onChange={(language) => change({ ...circumstances, language: language ?? circumstances.language })}
          data={languages}
          allowDeselect={false}
          flex={1}
          miw={140}
        />
        <SegmentedControl
          aria-label={t('branding.screen')}
          value={screen}
          onChange={(chosen) => setScreen(chosen as ScreenSize)}
          data={Object.keys(screens).map((value) => ({ value, label: t(`branding.${value as ScreenSize}`) }))}
        />
        {isPage && (
          <SegmentedControl
            aria-label={t('branding.scheme')}
            value={circumstances.scheme}
            onChange={(scheme) => change({ ...circumstances, scheme: scheme as ColourScheme })}
            data={schemes.map((value) => ({ value, label: t(`branding.${value}`) }))}
          />
        )}
      </Group>
      {drawn?.subject !== undefined && (
        <Text size="sm" mb="xs" id="preview-subject">
          {t('templates.subject', { subject: drawn.subject })}
        </Text>
      )}
      {drawn && <PreviewFrame html={drawn.html} screen={screen} title={t('branding.preview_of', { page: valueWord(name) })} />}
    </section>
  )
}
