import { Modal, MultiSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '#model/scope.ts'
import { someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { DialogButtons } from '../../parts/dialog-buttons.tsx'
import type { BulkChange } from './bulk-change-names.ts'
import { HOUR, Overlap, USUAL_OVERLAP } from './credentials/overlap.tsx'
import { NamespacePicker, OwnerPicker } from './pickers.tsx'
import type { BulkOrder } from './use-bulk.ts'

interface BulkChangeParts {
  readonly change: BulkChange
  readonly count: number
  readonly busy: boolean
  readonly run: (order: BulkOrder) => void
  readonly cancel: () => void
}

/** Asks for the value that the chosen clients are to get. */
export default function BulkChangeDialog({ change, count, busy, run, cancel }: BulkChangeParts) {
  const { t } = useTranslation()
  const [value, setValue] = useState<string | null>(null)
  const [scopes, setScopes] = useState<string[]>([])
  const [hours, setHours] = useState(USUAL_OVERLAP)
  const order: Readonly<Record<BulkChange, () => BulkOrder>> = {
    owner: () => ({ action: 'change', client: { owner: value } }),
    namespace: () => ({ action: 'change', client: { namespace: value } }),
    add_scopes: () => ({ action: 'change', add_scopes: scopes }),
    remove_scopes: () => ({ action: 'change', remove_scopes: scopes }),
    rotate: () => ({ action: 'rotate', retire_others_at: Date.now() + Number(hours) * HOUR }),
  }
  const isReady = { owner: value !== null, namespace: true, add_scopes: scopes.length > 0, remove_scopes: scopes.length > 0, rotate: true }[change]
  return (
    <Modal opened onClose={cancel} title={t(`bulk.${change}_title`, { count })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t(`bulk.${change}_words`)}</Text>
        {change === 'owner' && <OwnerPicker value={value} set={setValue} />}
        {change === 'namespace' && <NamespacePicker value={value} set={setValue} />}
        {(change === 'add_scopes' || change === 'remove_scopes') && <ScopePicker chosen={scopes} choose={setScopes} />}
        {change === 'rotate' && <Overlap hours={hours} set={setHours} />}
        <DialogButtons act={t(`bulk.${change}`)} busy={busy} ready={isReady} run={() => run(order[change]())} cancel={cancel} />
      </Stack>
    </Modal>
  )
}

/** Picks private scopes by name. */
const ScopePicker = ({ chosen, choose }: { readonly chosen: string[]; readonly choose: (names: string[]) => void }) => {
  const { t } = useTranslation()
  const { data: scopes = [] } = useQuery(someOf<Scope>('/api/scopes', { limit: 200, sort: 'name', public: false }, may('scopes')))
  return <MultiSelect data-autofocus label={t('bulk.scopes')} searchable value={chosen} data={scopes.map(({ name }) => name)} onChange={choose} />
}
