import { Button, Group, Paper, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queries } from '../../api/rows.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { refused, done as told } from '../../parts/said.ts'
import { CLIENTS, type ClientRow } from './client-row.ts'

type Act = 'enable' | 'disable' | 'remove'

const perform = async (act: Act, { id }: ClientRow) => {
  const path = `${CLIENTS}/${encodeURIComponent(id)}`
  if (act === 'remove') await call(path, { method: 'DELETE' })
  else await call(`${path}/${act}`, { method: 'POST' })
}

/** What can be done to the chosen clients together. One that refuses does not stop the others; it is named. */
export const BulkBar = ({ rows, done }: { readonly rows: readonly ClientRow[]; readonly done: () => void }) => {
  const { t } = useTranslation()
  const [asked, ask] = useState<Act>()
  const acting = useMutation({
    mutationFn: async (act: Act) => {
      const outcomes = await Promise.allSettled(rows.map((row) => perform(act, row)))
      const failed = rows.filter((_, at) => outcomes[at]?.status === 'rejected')
      const first = outcomes.find((outcome) => outcome.status === 'rejected')
      await queries.invalidateQueries({ queryKey: [CLIENTS] })
      if (first) throw new Error(t('clients.bulk.failed', { names: failed.map((row) => row.name).join(', '), reason: String(first.reason?.message ?? '') }))
    },
    onSuccess: () => {
      told(t('clients.bulk.done', { count: rows.length }))
      done()
    },
    onError: refused,
    onSettled: () => ask(undefined),
  })
  if (rows.length === 0) return null
  const names = rows.slice(0, 8).map((row) => row.name)
  const button = (act: Act) => (
    <Button key={act} variant={act === 'remove' ? 'light' : 'default'} color={act === 'remove' ? 'red' : 'gray'} onClick={() => ask(act)}>
      {t(`clients.bulk.${act}`)}
    </Button>
  )
  return (
    <Paper
      withBorder
      shadow="lg"
      radius="lg"
      px="md"
      py="sm"
      mt="md"
      pos="sticky"
      bottom={16}
      style={{ zIndex: 20 }}
      role="region"
      aria-label={t('clients.bulk.label')}
    >
      <Group justify="space-between">
        <Text size="sm">{t('clients.bulk.chosen', { count: rows.length })}</Text>
        <Group gap="xs">
          {(['enable', 'disable', 'remove'] as const).map(button)}
          <Button variant="subtle" onClick={done}>
            {t('parts.cancel')}
          </Button>
        </Group>
      </Group>
      {asked && (
        <Confirm
          title={t(`clients.bulk.${asked}_title`, { count: rows.length })}
          words={
            <>
              <p>{t(`clients.bulk.${asked}_words`)}</p>
              <ul>
                {names.map((name) => (
                  <li key={name}>{name}</li>
                ))}
                {rows.length > names.length && <li>{t('clients.bulk.more', { count: rows.length - names.length })}</li>}
              </ul>
            </>
          }
          {...(asked === 'remove' ? { type: t('clients.bulk.word') } : {})}
          act={t(`clients.bulk.${asked}`)}
          busy={acting.isPending}
          confirm={() => acting.mutate(asked)}
          cancel={() => ask(undefined)}
        />
      )}
    </Paper>
  )
}
