import { Alert, Badge, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { isGone, oneOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { messageWord, valueWord } from '../../i18n/wording.ts'
import { download } from '../../parts/download.ts'
import { Failure } from '../../parts/failure.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { refused } from '../../parts/said.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { ImportColumns } from './import-columns.tsx'
import { ImportFaults } from './import-faults.tsx'
import { ImportPeople } from './import-people.tsx'
import { actOn, IMPORTS, type ImportRow, isAtWork } from './import-row.ts'

/** One import of people: how far it is, how its columns are read, who it would make, and what is wrong. */
export default function ImportPage() {
  const { id } = useParams({ strict: false })
  const query = useQuery({
    ...oneOf<ImportRow>(IMPORTS, id),
    refetchInterval: (seen) => (seen.state.data && isAtWork(seen.state.data.row) ? 700 : false),
  })
  if (!id || isGone(query.error)) return <NotHere />
  if (query.isPending) return <Waiting />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  return <Import row={query.data.row} />
}

const colours: Partial<Record<ImportRow['state'], string>> = { done: 'teal', failed: 'red', stopped: 'orange', checked: 'blue' }

const Import = ({ row }: { readonly row: ImportRow }) => {
  const checked = row.state === 'checked'
  return (
    <>
      <PageHead
        title={row.name}
        words={
          <Badge miw="max-content" color={colours[row.state] ?? 'gray'}>
            {valueWord(row.state)}
          </Badge>
        }
      >
        {may('users', 'manage') && <Steps row={row} />}
      </PageHead>
      <Stack gap="lg">
        <ImportProgress row={row} />
        {(checked || row.state === 'failed') && row.found.length > 0 && <ImportColumns key={row.id} row={row} />}
        {checked && <ImportPeople id={row.id} />}
        {row.faulty > 0 && !isAtWork(row) && <ImportFaults id={row.id} count={row.faulty} />}
      </Stack>
    </>
  )
}

const ImportProgress = ({ row }: { readonly row: ImportRow }) => {
  const { t } = useTranslation()
  const counts = (['rows', 'created', 'skipped', 'faulty'] as const).map((name) =>
    t(`imports.${row.state === 'checked' || row.state === 'checking' ? 'would' : 'did'}_${name}`, { count: row[name] }),
  )
  return (
    <Stack className="card" p="lg" gap="sm" component="section" aria-label={t('imports.progress')}>
      {row.error && <Alert color="red">{messageWord(row.error)}</Alert>}
      {row.rows > 0 && <Progress value={(row.handled / row.rows) * 100} animated={isAtWork(row)} aria-label={t('imports.progress')} />}
      <Group gap="lg" aria-live="polite">
        {counts.map((words) => (
          <Text key={words} size="sm">
            {words}
          </Text>
        ))}
      </Group>
    </Stack>
  )
}

/** The buttons for the next step of an import. */
const Steps = ({ row }: { readonly row: ImportRow }) => {
  const { t } = useTranslation()
  const acting = useMutation({ mutationFn: (verb: 'check' | 'run' | 'stop') => actOn(row.id, verb), onError: refused })
  const faults = useMutation({
    mutationFn: async () => (await call<string>(`${IMPORTS}/${encodeURIComponent(row.id)}/faulty_lines`)).body,
    onSuccess: (text) => download(`faults-${row.name}.csv`, text, 'text/csv'),
    onError: refused,
  })
  return (
    <>
      {row.faulty > 0 && !isAtWork(row) && (
        <Button variant="default" loading={faults.isPending} onClick={() => faults.mutate()}>
          {t('imports.download_faults')}
        </Button>
      )}
      {row.state === 'running' && (
        <Button variant="default" loading={acting.isPending} onClick={() => acting.mutate('stop')}>
          {t('imports.stop')}
        </Button>
      )}
      {(row.state === 'checked' || row.state === 'stopped') && (
        <Button loading={acting.isPending} disabled={row.state === 'checked' && row.created === 0} onClick={() => acting.mutate('run')}>
          {row.state === 'stopped' ? t('imports.go_on') : t('imports.write', { count: row.created })}
        </Button>
      )}
    </>
  )
}
