import { Alert, Button, Code, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NoNetwork, Problem } from '../api/problem.ts'
import { failureWord } from '../i18n/wording.ts'

/** A failure: the cause, whether anything was saved, the remedy; with the request id that leads to it in the log. */
export const Failure = ({ failure, again }: { readonly failure: unknown; readonly again?: () => void }) => {
  const { t } = useTranslation()
  const away = failure instanceof NoNetwork
  const title = away ? t('states.no_network') : failure instanceof Problem && failure.status === 403 ? t('states.forbidden') : t('states.failed')
  const words = away ? t('states.no_network_words') : failureWord(failure)
  return (
    <Alert color={away ? 'yellow' : 'red'} icon={away ? <IconCloudOff /> : <IconAlertTriangle />} title={title} role="alert" variant="light">
      <Text size="sm">{words}</Text>
      <Group mt="xs" gap="sm">
        {again && (
          <Button variant="default" size="xs" onClick={again}>
            {t('frame.try_again')}
          </Button>
        )}
        {failure instanceof Problem && failure.requestId && (
          <Text size="xs" c="dimmed">
            {t('states.request')} <Code>{failure.requestId}</Code>
          </Text>
        )}
      </Group>
    </Alert>
  )
}
