import { Group, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../api/online.ts'

/** Says that the network is gone, and that nothing typed is lost. */
export const NetworkNotice = () => {
  const { t } = useTranslation()
  if (useOnline()) return null
  return (
    <Group role="status" gap="xs" px="xl" py="xs" bg="light-dark(#fff3d6, #3a2c0c)" c="light-dark(#6b4300, #f4cf86)">
      <IconCloudOff size={18} aria-hidden />
      <Text size="sm">{t('frame.offline')}</Text>
    </Group>
  )
}
