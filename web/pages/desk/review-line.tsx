import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queries } from '../../api/rows.ts'
import { valueWord } from '../../i18n/wording.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { done, refused } from '../../parts/said.ts'
import { When } from '../../parts/when.tsx'
import type { OnDesk } from './desk-row.ts'

const dots: Readonly<Record<string, string>> = { approved: 'good', waiting: 'warn', declined: 'bad' }

interface ReviewLineParts extends OnDesk {
  readonly manages: boolean
}

/** The state of a review and the words of the reviewer, the buttons that approve or decline, and the switch of the row. */
export const ReviewLine = ({ path, row, manages }: ReviewLineParts) => {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const reviewing = useMutation({
    mutationFn: (outcome: 'approved' | 'declined') =>
      call(`${path}/review`, { method: 'POST', body: { outcome, version: row['version'], ...(note === '' ? {} : { note }) } }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      setNote('')
      done(t('desk.reviewed'))
    },
    onError: refused,
  })
  const review = String(row['review'])
  return (
    <>
      <Group justify="space-between">
        <Group gap="xs">
          <span className={`dot ${dots[review] ?? ''}`} />
          <Text size="sm">{valueWord(review)}</Text>
          {typeof row['reviewed_at'] === 'number' && (
            <Text size="sm" c="dimmed" component="div">
              <When at={row['reviewed_at']} />
            </Text>
          )}
          {typeof row['review_note'] === 'string' && <Text size="sm">· {row['review_note']}</Text>}
        </Group>
        {manages && <SwitchButton path={path} row={row} />}
      </Group>
      {manages && (
        <Group align="flex-end" gap="sm">
          <TextInput label={t('desk.note')} value={note} maxLength={1024} onChange={(event) => setNote(event.currentTarget.value)} flex={1} miw={180} />
          {review !== 'approved' && (
            <Button variant="default" loading={reviewing.isPending} onClick={() => reviewing.mutate('approved')}>
              {t('desk.approve')}
            </Button>
          )}
          {review !== 'declined' && (
            <Button variant="default" loading={reviewing.isPending} onClick={() => reviewing.mutate('declined')}>
              {t('desk.decline')}
            </Button>
          )}
        </Group>
      )}
    </>
  )
}

const SwitchButton = ({ path, row }: OnDesk) => {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const isOn = row['active'] === true
  const switching = useMutation({
    mutationFn: () => call(`${path}/${isOn ? 'disable' : 'enable'}`, { method: 'POST' }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      done(t('desk.switched'))
    },
    onError: refused,
    onSettled: () => setAsked(false),
  })
  return (
    <>
      <Button variant="default" loading={switching.isPending} onClick={() => (isOn ? setAsked(true) : switching.mutate())}>
        {t(isOn ? 'desk.switch_off' : 'desk.switch_on')}
      </Button>
      {asked && (
        <Confirm
          title={t('desk.off_title')}
          words={t('desk.off_words')}
          act={t('desk.switch_off')}
          busy={switching.isPending}
          confirm={() => switching.mutate()}
          cancel={() => setAsked(false)}
        />
      )}
    </>
  )
}
