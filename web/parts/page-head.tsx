import { Box, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useBrandName } from './brand.ts'

// The page that is loaded first leaves the focus at the top, where the link past the navigation is.
let isFirst = true

/** The head of a page: its one `h1`, its state in words, its actions. */
export const PageHead = ({ title, words, children }: { readonly title: string; readonly words?: ReactNode; readonly children?: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  // After a navigation or a step a screen reader goes on at the new heading, unless a field of the page has taken the focus.
  useEffect(() => {
    const at = document.activeElement
    if (!isFirst && title !== '' && (at === null || at === document.body || at.closest('nav, header'))) heading.current?.focus()
    isFirst = false
  }, [title])
  const brand = useBrandName()
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <Box maw={720} miw={0}>
        <Title order={1} ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere', outline: 'none' }}>
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
