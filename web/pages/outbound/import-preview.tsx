import { Alert, Button, Code, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Problem } from '../../api/problem.ts'
import { type AnyRow, queries } from '../../api/rows.ts'
import { randomText } from '../../auth/pkce.ts'
import { messageWord } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { done, refused } from '../../parts/said.ts'
import { Waiting } from '../../parts/waiting.tsx'

interface Imported {
  readonly entries: readonly { readonly outcome: 'created' | 'changed' | 'unchanged' }[]
}
const PATH = '/api/outbound/import'
const outcomes = ['created', 'changed', 'unchanged'] as const

const importDocument = async (document: AnyRow, { rehearse, key }: { readonly rehearse: boolean; readonly key: string }): Promise<Imported> =>
  (await call<{ data: Imported }>(PATH, { method: 'POST', body: document, query: rehearse ? { dry_run: true } : {}, idempotencyKey: key })).body.data

/** The outcome of an import that is rehearsed: the rows that it would make and change, or the faults of each entry. */
export default function ImportPreview({ document, close }: { readonly document: AnyRow; readonly close: () => void }) {
  const { t } = useTranslation()
  const [key] = useState(randomText)
  const trial = useQuery({ queryKey: [PATH, key], queryFn: () => importDocument(document, { rehearse: true, key: randomText() }), retry: false, gcTime: 0 })
  const importing = useMutation({
    mutationFn: () => importDocument(document, { rehearse: false, key }),
    onSuccess: ({ entries }) => {
      done(t('outbound.imported', { count: entries.filter(({ outcome }) => outcome !== 'unchanged').length }))
      void queries.invalidateQueries()
      close()
    },
    onError: refused,
  })
  return (
    <Modal opened onClose={close} title={t('outbound.import_title')} size="lg" closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        {trial.isPending && <Waiting />}
        {trial.isError &&
          (trial.error instanceof Problem && trial.error.status === 422 ? (
            <Faults errors={trial.error.errors} />
          ) : (
            <Failure failure={trial.error} again={() => void trial.refetch()} />
          ))}
        {trial.data && (
          <List>
            {outcomes.map((outcome) => (
              <List.Item key={outcome}>
                {t(`outbound.import_${outcome}`, { count: trial.data.entries.filter((entry) => entry.outcome === outcome).length })}
              </List.Item>
            ))}
          </List>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('parts.cancel')}
          </Button>
          <Button disabled={!trial.data} loading={importing.isPending} onClick={() => importing.mutate()}>
            {t('outbound.import')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

const Faults = ({ errors }: { readonly errors: Readonly<Record<string, readonly string[]>> }) => {
  const { t } = useTranslation()
  return (
    <Alert color="red" title={t('outbound.import_faults')}>
      <Stack gap={4}>
        {Object.entries(errors).map(([place, messages]) => (
          <Text key={place} size="sm" style={{ overflowWrap: 'anywhere' }}>
            <Code>{place}</Code> {messages.map(messageWord).join(' · ')}
          </Text>
        ))}
      </Stack>
    </Alert>
  )
}
