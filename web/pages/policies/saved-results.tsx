import { Badge, Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AnyRow } from '../../api/rows.ts'
import { messageWord, valueWord } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { runSaved, type SavedResult } from './run-saved.ts'

const colours = { allow: 'teal', deny: 'red', step_up: 'yellow' } as const

const ResultTable = ({ results }: { readonly results: readonly SavedResult[] }) => {
  const { t } = useTranslation()
  const told = (outcome: SavedResult['was']) => (outcome ? <Badge color={colours[outcome.effect]}>{valueWord(outcome.effect)}</Badge> : '—')
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table aria-label={t('lab.saved_requests')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('lab.request')}</Table.Th>
            <Table.Th>{t('lab.now')}</Table.Th>
            <Table.Th>{t('lab.after')}</Table.Th>
            <Table.Th>{t('lab.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.map(({ id, name, was, becomes, changes, error }) => (
            <Table.Tr key={id} fw={changes ? 600 : undefined}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{told(was)}</Table.Td>
              <Table.Td>{told(becomes)}</Table.Td>
              <Table.Td>{messageWord(error ?? becomes?.reason ?? '')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** All saved requests, run with the edited policy at one press. */
export const SavedRun = ({ read }: { readonly read: () => AnyRow }) => {
  const { t } = useTranslation()
  const running = useMutation({ mutationFn: async () => runSaved(read()) })
  const changing = running.data?.filter(({ changes }) => changes).length ?? 0
  return (
    <Panel title={t('lab.saved_requests')}>
      <Group>
        <Button variant="default" loading={running.isPending} onClick={() => running.mutate()}>
          {t('lab.run_saved')}
        </Button>
        {running.data && (
          <Text size="sm" role="status">
            {t('lab.would_change', { count: changing })}
          </Text>
        )}
      </Group>
      {running.isError && <Failure failure={running.error} />}
      {running.data && running.data.length > 0 && <ResultTable results={running.data} />}
    </Panel>
  )
}

interface ChangesParts {
  readonly results: readonly SavedResult[]
  readonly save: () => void
  readonly cancel: () => void
}

/** Asks before a policy is saved that changes the outcome of saved requests. */
export const SavedChanges = ({ results, save, cancel }: ChangesParts) => {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={cancel} size="lg" title={t('lab.would_change', { count: results.length })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t('lab.would_change_words')}</Text>
        <ResultTable results={results} />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('parts.cancel')}
          </Button>
          <Button onClick={save}>{t('lab.save_anyway')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
