import { Button, Modal, Progress, Group as Row, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { documentAt, queries } from '../../../api/rows.ts'
import { done, refused } from '../../../parts/said.ts'
import { Waiting } from '../../../parts/waiting.tsx'
import { CLIENTS } from '../client-row.ts'
import { type CleanUp, REGISTRATIONS, type Rehearsed } from './groups.ts'

const SHOWN = 6

interface Step {
  readonly data: { readonly removed: number; readonly kept: number; readonly after: string | null }
}
interface CleanUpParts {
  readonly asked: CleanUp
  readonly close: () => void
}

/** Removes step by step, and tells how many are gone. Closing the dialog ends it after the step that runs. */
function useCleanUp({ unused_for, group }: CleanUp, close: () => void) {
  const { t } = useTranslation()
  const [removed, setRemoved] = useState(0)
  const stopped = useRef(false)
  const cleaning = useMutation({
    mutationFn: async () => {
      let gone = 0
      for (let after: string | null | undefined; after !== null && !stopped.current; ) {
        const body = { unused_for, ...(group && { fingerprint: group.fingerprint }), ...(after && { after }) }
        const { data } = (await call<Step>(`${REGISTRATIONS}/clean_up`, { method: 'POST', body })).body
        gone += data.removed
        after = data.after
        setRemoved(gone)
      }
      return gone
    },
    onSuccess: (count) => done(t('registrations.removed', { count })),
    onError: refused,
    onSettled: async () => {
      await Promise.all([`${REGISTRATIONS}/groups`, CLIENTS].map((path) => queries.invalidateQueries({ queryKey: [path] })))
      close()
    },
  })
  const stop = () => {
    stopped.current = true
    if (!cleaning.isPending) close()
  }
  return { cleaning, removed, stop }
}

/** Names the clients that would go, asks, and shows how far the clean-up is. */
export const CleanUpDialog = ({ asked, close }: CleanUpParts) => {
  const { t } = useTranslation()
  const { cleaning, removed, stop } = useCleanUp(asked, close)
  const { spent } = asked
  return (
    <Modal opened onClose={stop} title={t('registrations.clean_up_title', { count: spent })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t('registrations.clean_up_words')}</Text>
        <Rehearsal asked={asked} />
        {cleaning.isPending && (
          <>
            <Progress value={spent === 0 ? 100 : (100 * removed) / spent} aria-label={t('registrations.progress', { removed, spent })} />
            <Text size="sm" role="status">
              {t('registrations.progress', { removed, spent })}
            </Text>
          </>
        )}
        <Row justify="flex-end" gap="xs">
          <Button variant="default" onClick={stop}>
            {t('parts.cancel')}
          </Button>
          <Button color="red.9" loading={cleaning.isPending} onClick={() => cleaning.mutate()}>
            {t('registrations.clean_up')}
          </Button>
        </Row>
      </Stack>
    </Modal>
  )
}

/** Some of the clients that would be removed, each with the reason. */
const Rehearsal = ({ asked: { unused_for, group } }: { readonly asked: CleanUp }) => {
  const { t } = useTranslation()
  const query = useQuery(documentAt<Rehearsed>(`${REGISTRATIONS}/spent`, { unused_for, fingerprint: group?.fingerprint }))
  if (query.isPending) return <Waiting lines={2} />
  const clients = query.data?.clients ?? []
  return (
    <Text size="sm" component="ul" my={0}>
      {clients.slice(0, SHOWN).map(({ client_id, name, why }) => (
        <li key={client_id}>{t(`registrations.why_${why}`, { name })}</li>
      ))}
      {clients.length > SHOWN && <li>{t('bulk.more', { count: clients.length - SHOWN })}</li>}
    </Text>
  )
}
