import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { refused } from '../../parts/said.ts'
import { restoreClient } from './restore-client.ts'

/** How long a deletion can be undone where it was done; later under the deleted clients. */
const PATIENCE = 20_000

interface Removal {
  readonly ids: readonly string[]
  /** The sentence that says what was deleted. */
  readonly words: string
  /** Called when the clients are back. */
  readonly back: () => void
  /** The way back of one; that of administrators unless said. */
  readonly restore?: (id: string) => Promise<unknown>
}

/** Says that clients are deleted, and offers to bring them back. */
export function offerUndo({ ids, words, back, restore = restoreClient }: Removal): void {
  const notice = `removed-${ids[0]}`
  const undo = async () => {
    notifications.hide(notice)
    try {
      for (const id of ids) await restore(id)
      back()
    } catch (failure) {
      refused(failure)
    }
  }
  notifications.show({
    id: notice,
    color: 'gray',
    withBorder: true,
    autoClose: PATIENCE,
    closeButtonProps: { 'aria-label': i18next.t('frame.close') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{words}</Text>
        <Button size="compact-sm" variant="light" onClick={() => void undo()}>
          {i18next.t('client.undo')}
        </Button>
      </Group>
    ),
  })
}
