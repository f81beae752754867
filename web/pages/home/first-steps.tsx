import { Button, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { type Icon, IconApps, IconKey, IconLayoutGrid, IconListCheck, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Area } from '#model/system-scopes.ts'
import { BECOME_DEVELOPER } from '../../auth/place.ts'
import { may } from '../../auth/tokens.ts'

interface Step {
  readonly name: 'client' | 'people' | 'scopes' | 'application' | 'apps' | 'developer'
  readonly icon: Icon
  readonly to: string
  /** The area that one must manage. */
  readonly area?: Area
  /** A page of the server, and not one of the console. */
  readonly outside?: true
}
const steps = {
  administrator: [
    { name: 'client', icon: IconLayoutGrid, to: '/clients/new', area: 'clients' },
    { name: 'people', icon: IconUsers, to: '/users/new', area: 'users' },
    { name: 'scopes', icon: IconKey, to: '/scopes/new', area: 'scopes' },
  ],
  developer: [{ name: 'application', icon: IconApps, to: '/applications' }],
  guest: [
    { name: 'apps', icon: IconListCheck, to: '/my-apps' },
    { name: 'developer', icon: IconApps, to: BECOME_DEVELOPER, outside: true },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>

const Act = ({ step: { name, to, outside } }: { readonly step: Step }) => {
  const { t } = useTranslation()
  const words = t(`home.steps.${name}.act`)
  if (outside)
    return (
      <Button size="xs" variant="light" component="a" href={to}>
        {words}
      </Button>
    )
  return (
    <Button size="xs" variant="light" renderRoot={(props) => <Link to={to} {...props} />}>
      {words}
    </Button>
  )
}

/** The first steps of an administrator on an empty server, of a developer without applications, and of somebody who is neither. */
export const FirstSteps = ({ of }: { readonly of: keyof typeof steps }) => {
  const { t } = useTranslation()
  const open = (steps[of] as readonly Step[]).filter(({ area }) => area === undefined || may(area, 'manage'))
  return (
    <Stack component="section" className="card" p="lg" gap="md" aria-label={t('home.first')}>
      <div>
        <Title order={2}>{t('home.first')}</Title>
        {of !== 'guest' && (
          <Text size="sm" c="dimmed">
            {t('home.first_words')}
          </Text>
        )}
      </div>
      <SimpleGrid cols={{ base: 1, sm: open.length }}>
        {open.map(({ icon: StepIcon, ...step }) => (
          <Group key={step.name} align="flex-start" wrap="nowrap">
            <ThemeIcon variant="light" size={36} radius="md">
              <StepIcon size={20} stroke={1.6} aria-hidden />
            </ThemeIcon>
            <div>
              <Text fw={600} size="sm">
                {t(`home.steps.${step.name}.title`)}
              </Text>
              <Text size="sm" c="dimmed" mb="xs">
                {t(`home.steps.${step.name}.words`)}
              </Text>
              <Act step={{ ...step, icon: StepIcon }} />
            </div>
          </Group>
        ))}
      </SimpleGrid>
    </Stack>
  )
}
