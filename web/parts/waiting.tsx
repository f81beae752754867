import { Skeleton, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useReachable } from '../api/reach.ts'

/** The outline of a page that is loading; while the server does not answer, a sentence says so. */
export const Waiting = ({ lines = 6 }: { readonly lines?: number }) => {
  const { t } = useTranslation()
  const reachable = useReachable()
  return (
    <Stack aria-busy="true" gap="sm">
      {!reachable && (
        <Text size="sm" c="dimmed" role="status">
          {t('states.part_waits')}
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
