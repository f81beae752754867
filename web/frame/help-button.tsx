import { ActionIcon } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shortcutList } from './on-demand.tsx'

/** Opens the list of shortcuts and guides. */
export const HelpButton = () => {
  const { t } = useTranslation()
  return (
    <ActionIcon variant="default" size={34} aria-label={t('frame.help')} onClick={shortcutList.open} visibleFrom="sm">
      <IconHelp size={18} stroke={1.6} />
    </ActionIcon>
  )
}
