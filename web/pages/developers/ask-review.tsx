import { Button, Checkbox, Group, Modal, Stack, TagsInput, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { create, queries } from '../../api/rows.ts'
import { randomText } from '../../auth/pkce.ts'
import { Failure } from '../../parts/failure.tsx'
import { done } from '../../parts/said.ts'
import type { ClientRow } from '../clients/client-row.ts'
import { type Asked, AskedFields, itemsOf } from './asked-fields.tsx'
import { Checklist, useChecklist } from './checklist.tsx'
import { APPLICATIONS } from './stages.ts'

interface AskParts {
  readonly application: ClientRow
  readonly path: string
  readonly close: () => void
}

/** Asks a reviewer for private scopes, for going live, or for what is reviewed of a live application; with the reason they will read. */
export const AskReview = ({ application, path, close }: AskParts) => {
  const { t } = useTranslation()
  const live = application.stage === 'live'
  const [goLive, setGoLive] = useState(!live)
  const [scopes, setScopes] = useState<string[]>([])
  const [asked, setAsked] = useState<Asked>({})
  const [reason, setReason] = useState('')
  const [attempt] = useState(randomText)
  const { data: checks } = useChecklist(APPLICATIONS, application.id, !live)
  const items = [
    ...(goLive ? [{ kind: 'go_live', value: 'live' }] : []),
    ...scopes.map((value) => ({ kind: 'scope', value })),
    ...(live ? itemsOf(asked, application) : []),
  ]
  const asking = useMutation({
    mutationFn: () => create(path, 'review', { reason, items }, attempt),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [APPLICATIONS] })
      done(t('portal.asked'))
      close()
    },
  })
  return (
    <Modal opened onClose={close} size="lg" title={t(live ? 'portal.ask_more' : 'portal.ask')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          asking.mutate()
        }}
      >
        <Stack>
          {!live && <GoLiveInput checked={goLive} set={setGoLive} />}
          {goLive && checks && <Checklist items={checks} />}
          <ScopesInput scopes={scopes} set={setScopes} />
          {live && <AskedFields application={application} asked={asked} ask={setAsked} />}
          <Textarea
            label={t('portal.reason')}
            description={t('portal.reason_words')}
            required
            minRows={3}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {asking.isError && <Failure failure={asking.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t('parts.cancel')}
            </Button>
            <Button type="submit" loading={asking.isPending} disabled={items.length === 0 || reason.trim() === ''}>
              {t('portal.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** The private scopes that are asked for, by name. */
const ScopesInput = ({ scopes, set }: { readonly scopes: string[]; readonly set: (scopes: string[]) => void }) => {
  const { t } = useTranslation()
  return (
    <TagsInput
      label={t('portal.scopes')}
      description={t('portal.scopes_words')}
      value={scopes}
      onChange={(values) => set(values.map((value) => value.trim()))}
      splitChars={[' ', ',']}
    />
  )
}

const GoLiveInput = ({ checked, set }: { readonly checked: boolean; readonly set: (checked: boolean) => void }) => {
  const { t } = useTranslation()
  return (
    <Checkbox label={t('portal.go_live')} description={t('portal.go_live_words')} checked={checked} onChange={(event) => set(event.currentTarget.checked)} />
  )
}
