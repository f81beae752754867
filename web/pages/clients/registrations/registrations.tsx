import { Button, Group as Row, Select, Stack, Text } from '@mantine/core'
import { IconBrush } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentAt } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { Blank } from '../../../parts/blank.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import { CleanUpDialog } from './clean-up.tsx'
import { GroupTable } from './group-table.tsx'
import { type CleanUp, type Groups, REGISTRATIONS } from './groups.ts'

const DAY = 86_400
const ages = [DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY]

/** Clients that registered themselves: what software they are, how many of them live, and the clean-up of the others. */
export default function RegistrationsPage() {
  const { t } = useTranslation()
  const [age, setAge] = useState<number>()
  const [asked, ask] = useState<CleanUp>()
  const query = useQuery(documentAt<Groups>(`${REGISTRATIONS}/groups`, { unused_for: age }))
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const { clients, live, spent, groups, unused_for, complete } = query.data
  const choices = [...new Set([...ages, unused_for])].sort((one, other) => one - other)
  return (
    <>
      <PageHead title={t('registrations.title')} words={t('registrations.about')}>
        {may('clients', 'manage') && (
          <Button leftSection={<IconBrush size={16} />} disabled={spent === 0} onClick={() => ask({ unused_for, spent })}>
            {t('registrations.clean_up')}
          </Button>
        )}
      </PageHead>
      {clients === 0 && <Blank icon={IconBrush} title={t('registrations.none')} words={t('registrations.none_words')} />}
      {clients > 0 && (
        <Stack>
          <Row justify="space-between" align="end">
            <Text size="sm">{t('registrations.sum', { clients, live, spent })}</Text>
            <Select
              label={t('registrations.age')}
              data={choices.map((seconds) => ({ value: String(seconds), label: t('registrations.days', { count: Math.round(seconds / DAY) }) }))}
              value={String(unused_for)}
              onChange={(chosen) => chosen && setAge(Number(chosen))}
              allowDeselect={false}
            />
          </Row>
          <GroupTable groups={groups} cleanUp={(group) => ask({ unused_for, spent: group.spent, group })} />
          {!complete && (
            <Text size="sm" c="dimmed">
              {t('registrations.more')}
            </Text>
          )}
        </Stack>
      )}
      {asked && <CleanUpDialog asked={asked} close={() => ask(undefined)} />}
    </>
  )
}
