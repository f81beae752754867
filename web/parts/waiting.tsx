import { Skeleton, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { reloadSafely, useOutdated } from '../api/outdated.ts'
import { useReachable } from '../api/reach.ts'

/**
 * The outline of a page that is loading; while the server does not answer, a sentence says so. A part that only a newer console has is reached by loading
 * the page again.
 */
export const Waiting = ({ lines = 6 }: { readonly lines?: number }) => {
  const { t } = useTranslation()
  const [reachable, outdated] = [useReachable(), useOutdated()]
  useEffect(() => {
    if (outdated) reloadSafely()
  }, [outdated])
  return (
    <Stack aria-busy="true" gap="sm">
      {(outdated || !reachable) && (
        <Text size="sm" c="dimmed" role="status">
          {t(outdated ? 'states.part_gone' : 'states.part_waits')}
        </Text>
      )}
      <Skeleton h={34} w={260} mb="sm" />
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move
        <Skeleton key={line} h={44} />
      ))}
    </Stack>
  )
}
