import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColourScheme } from '#model/palette.ts'
import { isPageTemplate } from '#model/template-names.ts'
import { valueWord } from '../../i18n/wording.ts'
import { LanguageChoice, SchemeChoice, ScreenChoice } from '../branding/preview-choices.tsx'
import { PreviewFrame, type ScreenSize } from '../branding/preview-frame.tsx'
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
  return (
    <section className="card" style={{ padding: 20 }} aria-label={t('branding.preview')}>
      <Group gap="sm" mb="md" align="flex-end">
        <LanguageChoice value={circumstances.language} choose={(language) => change({ ...circumstances, language })} flex={1} miw={140} />
        <ScreenChoice value={screen} choose={setScreen} />
        {isPageTemplate(name) && <SchemeChoice value={circumstances.scheme} choose={(scheme) => change({ ...circumstances, scheme })} />}
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
