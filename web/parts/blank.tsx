import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface BlankParts {
  readonly icon: Icon
  readonly title: string
  readonly words?: string | undefined
  readonly children?: ReactNode
}

/** An empty place that teaches: its purpose, and one thing to do. */
export const Blank = ({ icon: Icon, title, words, children }: BlankParts) => (
  <Center py={56} px="md">
    <Stack align="center" maw={460} gap="sm">
      <ThemeIcon size={48} radius="lg" variant="light">
        <Icon size={26} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Title order={2} ta="center">
        {title}
      </Title>
      {words && (
        <Text c="dimmed" ta="center" size="sm">
          {words}
        </Text>
      )}
      {children}
    </Stack>
  </Center>
)
