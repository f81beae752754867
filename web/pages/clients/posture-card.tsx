import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconAlertCircle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Client } from '#model/client.ts'
import type { AnyRow } from '../../api/rows.ts'
import { SpecMark } from '../../form/spec-mark.tsx'
import { postureOf } from './posture.ts'

const tone = (score: number) => (score >= 85 ? 'teal' : score >= 60 ? 'yellow' : 'red')

/** How safe the client is as it stands in the form, what is missing, and the mending of it. */
export const PostureCard = ({ client, mend }: { readonly client: Client; readonly mend: ((changes: AnyRow) => void) | undefined }) => {
  const { t } = useTranslation()
  const { score, failed, passed } = postureOf(client)
  return (
    <Stack component="section" className="card" p="lg" gap="sm" aria-label={t('posture.title')}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('posture.title')}
        </Title>
        <Text fw={650} className="numbers">
          {score} / 100
        </Text>
      </Group>
      <Progress value={score} color={tone(score)} size="sm" aria-label={t('posture.title')} />
      {failed.map((rule) => (
        <Group key={rule.id} gap="xs" wrap="nowrap" align="flex-start">
          <IconAlertCircle size={18} className="warn" aria-label={t('posture.open')} style={{ flex: 'none', marginTop: 1 }} />
          <div style={{ flex: 1 }}>
            <Text size="sm">{String(t(rule.bad))}</Text>
            <Text size="xs" c="dimmed">
              <SpecMark spec={rule.spec} />
            </Text>
          </div>
          {rule.fix && mend && (
            <Button size="compact-xs" variant="light" onClick={() => mend(rule.fix as AnyRow)}>
              {t('posture.fix')}
            </Button>
          )}
        </Group>
      ))}
      {passed.map((rule) => (
        <Group key={rule.id} gap="xs" wrap="nowrap">
          <IconCheck size={18} className="good" aria-hidden style={{ flex: 'none' }} />
          <Text size="sm" c="dimmed">
            {String(t(rule.good))}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
