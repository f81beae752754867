import { Button, Group, Paper, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queries } from '../../api/rows.ts'
import { messageWord } from '../../i18n/wording.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { refused, done as told } from '../../parts/said.ts'
import { CLIENTS, type ListedClient } from './client-row.ts'
import { offerUndo } from './undo-removal.tsx'

type Act = 'enable' | 'disable' | 'remove'

interface Outcome {
  readonly id: string
  readonly done: boolean
  readonly message?: string
}
const words = { enable: 'enable', disable: 'disable', remove: 'delete' } as const

/** Acts on the chosen clients in one call. */
function useBulk(rows: readonly ListedClient[], done: () => void, settled: () => void) {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: async (act: Act) => {
      const ids = rows.map((row) => row.id)
      const { body } = await call<{ data: { results: readonly Outcome[] } }>(`${CLIENTS}/bulk`, { method: 'POST', body: { action: words[act], ids } })
      await queries.invalidateQueries({ queryKey: [CLIENTS] })
      const failed = body.data.results.filter((outcome) => !outcome.done)
      const names = rows.filter((row) => failed.some(({ id }) => id === row.id)).map((row) => row.name)
      if (failed.length > 0) throw new Error(t('clients.bulk.failed', { names: names.join(', '), reason: messageWord(failed[0]?.message ?? '') }))
    },
    onSuccess: (_, act) => {
      const ids = rows.map(({ id }) => id)
      const back = () => told(t('clients.bulk.restored', { count: ids.length }))
      if (act === 'remove') offerUndo({ ids, words: t('clients.bulk.removed', { count: ids.length }), back })
      else told(t('clients.bulk.done', { count: rows.length }))
      done()
    },
    onError: refused,
    onSettled: settled,
  })
}

/** The actions on the chosen clients together. A refused one does not stop the others; it is named. */
export default function BulkBar({ rows, done }: { readonly rows: readonly ListedClient[]; readonly done: () => void }) {
  const { t } = useTranslation()
  const [asked, ask] = useState<Act>()
  const acting = useBulk(rows, done, () => ask(undefined))
  if (rows.length === 0) return null
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
          words={<Consequences rows={rows} act={asked} />}
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

/** The clients concerned, and the consequences for them. */
const Consequences = ({ rows, act }: { readonly rows: readonly ListedClient[]; readonly act: Act }) => {
  const { t } = useTranslation()
  const names = rows.slice(0, 8).map((row) => row.name)
  return (
    <>
      <p>{t(`clients.bulk.${act}_words`)}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {rows.length > names.length && <li>{t('clients.bulk.more', { count: rows.length - names.length })}</li>}
      </ul>
    </>
  )
}
