import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../../../parts/download.ts'
import { Failure } from '../../../parts/failure.tsx'
import { BulkSecrets } from '../bulk-secrets.tsx'
import type { Entry } from './entries.ts'
import { OutcomeTable } from './outcome-table.tsx'
import { type Import, type ImportOutcome, type Run, useImport } from './use-import.ts'

interface ImportFileParts {
  readonly entries: readonly Entry[]
  readonly again: () => void
}

/** One file: the outcome of each of its lines, first as it would be, then as it is. */
export const ImportFile = ({ entries, again }: ImportFileParts) => {
  const { t } = useTranslation()
  const run = useImport(entries)
  const { preview, real, wanted } = run
  // The answers hold the only copy of new secrets: nobody leaves before all have come.
  useBlocker({ shouldBlockFn: () => real.busy, enableBeforeUnload: () => real.busy })
  return (
    <Stack>
      <Going run={preview} total={entries.length} words={t('import.rehearsing')} goOn={() => preview.goOn(entries)} />
      <Going run={real} total={wanted.length} words={t('import.importing')} goOn={() => real.goOn(wanted)} />
      {run.isRehearsed && <Counts entries={entries} run={run} />}
      <Group gap="xs">
        {run.isDone || wanted.length === 0 || (
          <Button disabled={!run.isRehearsed || real.failure !== undefined} loading={real.busy} onClick={() => real.start(wanted)}>
            {t('import.act', { count: wanted.length })}
          </Button>
        )}
        <Refused entries={entries} run={run} />
        {!real.busy && (
          <Button variant="subtle" onClick={again}>
            {t('import.another')}
          </Button>
        )}
      </Group>
      {preview.outcomes.length > 0 && <OutcomeTable entries={entries} run={run} />}
      {!real.busy && <Secrets outcomes={real.outcomes} />}
    </Stack>
  )
}

interface GoingParts {
  readonly run: Run
  readonly total: number
  readonly words: string
  readonly goOn: () => void
}

/** How far a run is; where it stopped, why, and the way on. */
const Going = ({ run, total, words, goOn }: GoingParts) => (
  <>
    {run.busy && (
      <Stack gap={4} role="status">
        <Text size="sm">
          {words} {run.outcomes.length} / {total}
        </Text>
        <Progress value={(100 * run.outcomes.length) / Math.max(1, total)} aria-label={words} />
      </Stack>
    )}
    {run.failure !== undefined && <Failure failure={run.failure} again={goOn} />}
  </>
)

const kinds = ['created', 'changed', 'unchanged', 'refused'] as const

const Counts = ({ entries, run }: { readonly entries: readonly Entry[]; readonly run: Import }) => {
  const { t } = useTranslation()
  const countOf = (kind: ImportOutcome['outcome']) => entries.filter((entry) => run.outcomeOf(entry)?.outcome === kind).length
  const said = kinds.flatMap((kind) => (countOf(kind) > 0 ? [t(`import.count_${kind}`, { count: countOf(kind) })] : []))
  return (
    <Alert color={run.isDone ? 'teal' : countOf('refused') > 0 ? 'yellow' : 'blue'} title={t(run.isDone ? 'import.done' : 'import.preview')} role="status">
      {said.join(' · ')}
    </Alert>
  )
}

/** The refused lines as a file with their faults, to be mended and imported again. */
const Refused = ({ entries, run }: { readonly entries: readonly Entry[]; readonly run: Import }) => {
  const { t } = useTranslation()
  const refused = entries.filter((entry) => run.outcomeOf(entry)?.outcome === 'refused')
  if (refused.length === 0) return null
  const save = () => {
    const told = refused.map((entry) => {
      const { errors, message } = run.outcomeOf(entry) ?? {}
      return { line: entry.line, faults: errors ?? message, client: entry.members }
    })
    download('refused-clients.json', JSON.stringify(told, null, 2), 'application/json')
  }
  return (
    <Button variant="default" onClick={save}>
      {t('import.take_refused', { count: refused.length })}
    </Button>
  )
}

/** The secrets of new clients, once they were told. */
const Secrets = ({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }) => {
  const [taken, take] = useState(0)
  const told = outcomes.flatMap(({ id, secret }) => (id !== undefined && secret !== undefined ? [{ id, secret, done: true }] : []))
  return told.length > taken && <BulkSecrets outcomes={told} close={() => take(told.length)} />
}
