import { Button, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { type Icon, IconApps, IconKey, IconLayoutGrid, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

const steps: readonly { readonly name: 'client' | 'people' | 'scopes'; readonly icon: Icon; readonly to: string }[] = [
  { name: 'client', icon: IconLayoutGrid, to: '/clients/new' },
  { name: 'people', icon: IconUsers, to: '/users/new' },
  { name: 'scopes', icon: IconKey, to: '/scopes/new' },
]
const developerSteps = [{ name: 'application', icon: IconApps, to: '/applications' }] as const

/** The first steps on a server where nothing was done yet. */
export const FirstSteps = ({ developer = false }: { readonly developer?: boolean }) => {
  const { t } = useTranslation()
  return (
    <Stack component="section" className="card" p="lg" gap="md" aria-label={t('home.first')}>
      <div>
        <Title order={2}>{t('home.first')}</Title>
        <Text size="sm" c="dimmed">
          {t('home.first_words')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, sm: developer ? 1 : 3 }}>
        {(developer ? developerSteps : steps).map(({ name, icon: StepIcon, to }) => (
          <Group key={name} align="flex-start" wrap="nowrap">
            <ThemeIcon variant="light" size={36} radius="md">
              <StepIcon size={20} stroke={1.6} aria-hidden />
            </ThemeIcon>
            <div>
              <Text fw={600} size="sm">
                {t(`home.steps.${name}.title`)}
              </Text>
              <Text size="sm" c="dimmed" mb="xs">
                {t(`home.steps.${name}.words`)}
              </Text>
              <Button size="xs" variant="light" renderRoot={(props) => <Link to={to} {...props} />}>
                {t(`home.steps.${name}.act`)}
              </Button>
            </div>
          </Group>
        ))}
      </SimpleGrid>
    </Stack>
  )
}
