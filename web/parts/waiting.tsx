import { Skeleton, Stack } from '@mantine/core'

/** The shape of a page that is on its way. */
export const Waiting = ({ lines = 6 }: { readonly lines?: number }) => (
  <Stack aria-busy="true" gap="sm">
    <Skeleton h={34} w={260} mb="sm" />
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move
      <Skeleton key={line} h={44} />
    ))}
  </Stack>
)
