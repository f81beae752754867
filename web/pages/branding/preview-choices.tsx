import { SegmentedControl, Select, type SelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ColourScheme, schemes } from '#model/palette.ts'
import { spokenLanguages } from '../../api/spoken-languages.ts'
import { type ScreenSize, screens } from './preview-frame.tsx'

interface ChoiceParts<T> {
  readonly value: T
  readonly choose: (value: T) => void
}

/** The size of the screen that a preview is drawn for. */
export const ScreenChoice = ({ value, choose }: ChoiceParts<ScreenSize>) => {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('branding.screen')}
      value={value}
      onChange={(chosen) => choose(chosen as ScreenSize)}
      data={Object.keys(screens).map((size) => ({ value: size, label: t(`branding.${size as ScreenSize}`) }))}
    />
  )
}

/** The colours that a preview is drawn in: light or dark. */
export const SchemeChoice = ({ value, choose }: ChoiceParts<ColourScheme>) => {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('branding.scheme')}
      value={value}
      onChange={(chosen) => choose(chosen as ColourScheme)}
      data={schemes.map((scheme) => ({ value: scheme, label: t(`branding.${scheme}`) }))}
    />
  )
}

/** The language of a preview, of those that the pages speak. */
export const LanguageChoice = ({ value, choose, ...size }: ChoiceParts<string> & Pick<SelectProps, 'flex' | 'miw' | 'w'>) => {
  const { t } = useTranslation()
  const { data: languages = [] } = useQuery(spokenLanguages)
  return <Select label={t('branding.language')} value={value} onChange={(chosen) => choose(chosen ?? value)} data={languages} allowDeselect={false} {...size} />
}
