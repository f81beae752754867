import { Box, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

/** The head of a page: its one `h1`, its state in words, its actions. */
export const PageHead = ({ title, words, children }: { readonly title: string; readonly words?: ReactNode; readonly children?: ReactNode }) => {
  useEffect(() => {
    document.title = `${title} · Gatehouse`
  }, [title])
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <Box maw={720} miw={0}>
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {words && (
          <Text c="dimmed" size="sm" mt={4} component="div">
            {words}
          </Text>
        )}
      </Box>
      <Group gap="xs">{children}</Group>
    </Group>
  )
}
