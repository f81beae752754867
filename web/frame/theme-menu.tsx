import { ActionIcon, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { schemes } from './colour-schemes.ts'
import { LateMenu } from './late-menu.tsx'

/** Light, dark, or as the system says. */
export const ThemeMenu = () => {
  const { t } = useTranslation()
  const { colorScheme } = useMantineColorScheme()
  const { icon: Current } = schemes.find((scheme) => scheme.value === colorScheme) ?? schemes[2]
  return (
    <LateMenu of="theme">
      <ActionIcon variant="default" size={34} aria-label={t('frame.theme')} visibleFrom="xs">
        <Current size={18} stroke={1.6} />
      </ActionIcon>
    </LateMenu>
  )
}
