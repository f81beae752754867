import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { call } from '../../api/call.ts'
import { queries } from '../../api/rows.ts'
import { holdFreshSecret } from '../../parts/fresh-secrets.ts'
import { refused } from '../../parts/said.ts'
import { CLIENTS, type ClientRow } from './client-row.ts'

/** How long a deletion can be taken back where it was done; later the API still can. */
const PATIENCE = 20_000

/** Says that a client is gone, and offers to bring it back: as it was, with a new secret. */
export function offerUndo({ id, name, version }: ClientRow, back: () => void): void {
  const undo = async (notice: string) => {
    notifications.hide(notice)
    try {
      const path = `${CLIENTS}/${encodeURIComponent(id)}/versions/${version}/restore`
      const { body } = await call<{ readonly data: { readonly secret?: string } }>(path, { method: 'POST' })
      if (body.data.secret) holdFreshSecret(id, body.data.secret)
      await queries.invalidateQueries({ queryKey: [CLIENTS] })
      back()
    } catch (failure) {
      refused(failure)
    }
  }
  const notice = `removed-${id}`
  notifications.show({
    id: notice,
    color: 'gray',
    withBorder: true,
    autoClose: PATIENCE,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{i18next.t('client.removed', { name })}</Text>
        <Button size="compact-sm" variant="light" onClick={() => void undo(notice)}>
          {i18next.t('client.undo')}
        </Button>
      </Group>
    ),
  })
}
