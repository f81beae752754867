import { Button, Group, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../api/online.ts'
import { useOutdated } from '../api/outdated.ts'
import { useReachable } from '../api/reach.ts'

/** Says that the network or the server is gone, and that typed text is kept; or that the server has a newer console. */
export const NetworkNotice = () => {
  const { t } = useTranslation()
  const [online, reachable, outdated] = [useOnline(), useReachable(), useOutdated()]
  if (online && reachable && !outdated) return null
  return (
    <Group role="status" gap="xs" px="xl" py="xs" bg="light-dark(#fff3d6, #3a2c0c)" c="light-dark(#6b4300, #f4cf86)">
      <IconCloudOff size={18} aria-hidden />
      <Text size="sm">{t(!online ? 'frame.offline' : reachable ? 'frame.outdated' : 'frame.unreachable')}</Text>
      {online && reachable && (
        <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
          {t('frame.reload')}
        </Button>
      )}
    </Group>
  )
}
