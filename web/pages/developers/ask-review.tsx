import { Button, Checkbox, Group, Modal, Stack, TagsInput, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { create, queries } from '../../api/rows.ts'
import { randomText } from '../../auth/pkce.ts'
import { messageWord } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { done } from '../../parts/said.ts'
import type { ClientRow } from '../clients/client-row.ts'
import { type Asked, AskedFields, itemsOf } from './asked-fields.tsx'
import { Checklist, useChecklist } from './checklist.tsx'
import { itemFaults } from './item-faults.ts'
import { type CataloguedScope, scopeCatalogue } from './scope-catalogue.ts'
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
    mutationFn: (wanted: typeof items) => create(path, 'review', { reason, items: wanted }, attempt),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [APPLICATIONS] })
      done(t('portal.asked'))
      close()
    },
  })
  const faults = itemFaults(asking.error, asking.variables ?? [])
  return (
    <Modal opened onClose={close} size="lg" title={t(live ? 'portal.ask_more' : 'portal.ask')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          asking.mutate(items)
        }}
      >
        <Stack>
          {!live && <GoLiveInput checked={goLive} set={setGoLive} error={faults.of('go_live')} />}
          {goLive && checks && <Checklist items={checks} />}
          <ScopesInput scopes={scopes} set={setScopes} error={faults.of('scope')} />
          {live && <AskedFields application={application} asked={asked} ask={setAsked} faultOf={faults.of} />}
          <Textarea
            label={t('portal.reason')}
            description={t('portal.reason_words')}
            required
            error={faults.reason}
            minRows={3}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {asking.isError && !faults.allPlaced && <Failure failure={asking.error} />}
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

/** A scope to choose, in words. */
const ScopeOption = ({ scope, name }: { readonly scope: CataloguedScope | undefined; readonly name: string }) => (
  <div>
    <Text size="sm">{messageWord(scope?.label ?? name)}</Text>
    <Text size="xs" c="dimmed">
      {scope?.label ? name : scope?.description}
    </Text>
  </div>
)

/** The private scopes that are asked for, of those in the catalogue. */
const ScopesInput = ({ scopes, set, error }: { readonly scopes: string[]; readonly set: (scopes: string[]) => void; readonly error: string | undefined }) => {
  const { t } = useTranslation()
  const { data = [] } = useQuery(scopeCatalogue)
  const reviewed = data.filter(({ approved_by }) => approved_by === 'reviewer')
  return (
    <TagsInput
      label={t('portal.scopes')}
      description={t('portal.scopes_words')}
      error={error}
      data={reviewed.map(({ name }) => name)}
      renderOption={({ option: { value } }) => <ScopeOption scope={reviewed.find(({ name }) => name === value)} name={value} />}
      value={scopes}
      onChange={(values) => set(values.map((value) => value.trim()))}
      splitChars={[' ', ',']}
    />
  )
}

const GoLiveInput = ({ checked, set, error }: { readonly checked: boolean; readonly set: (checked: boolean) => void; readonly error: string | undefined }) => {
  const { t } = useTranslation()
  return (
    <Checkbox
      label={t('portal.go_live')}
      description={t('portal.go_live_words')}
      error={error}
      checked={checked}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  )
}
