import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../../parts/panel.tsx'
import { When } from '../../../parts/when.tsx'

/** One attempt at a piece of work, as it is listed. */
export interface Attempt {
  readonly id: string
  readonly at: number
  readonly outcome: 'done' | 'failed' | 'waiting'
  readonly duration?: number
  /** The name of the piece of work, where the list is of several. */
  readonly name?: string
  readonly detail: string | null
}

const colours = { done: 'teal', failed: 'red', waiting: 'gray' } as const

interface AttemptsParts {
  readonly title: string
  readonly attempts: readonly Attempt[]
  readonly again?: { readonly label: string; readonly run: (id: string) => void } | undefined
}

/** How the latest attempts ended: jobs and deliveries alike. */
export const Attempts = ({ title, attempts, again }: AttemptsParts) => {
  const { t } = useTranslation()
  return (
    <Panel title={title}>
      {attempts.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('work.no_attempts')}
        </Text>
      )}
      {attempts.length > 0 && (
        <Table aria-label={title}>
          <Table.Tbody>
            {attempts.map(({ id, at, outcome, duration, name, detail }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Badge miw="max-content" color={colours[outcome]}>
                    {t(`values.${outcome}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  {name && <Text size="sm">{name}</Text>}
                  <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {detail ?? (duration === undefined ? null : t('work.took', { count: duration }))}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Group justify="flex-end" gap="xs" wrap="nowrap">
                    <When at={at} />
                    {again && (
                      <Button size="compact-sm" variant="default" onClick={() => again.run(id)}>
                        {again.label}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}
