import { Anchor, Badge, Button, Group, Stack, Tabs, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#model/policy.ts'
import type { ProtectedApi } from '#model/protected-api.ts'
import { accessDoors, evaluationCommand, isFrontable, proxyConfigurations } from '#model/proxy-configurations.ts'
import { someOf } from '../../api/rows.ts'
import { issuer, tenantRoot } from '../../auth/place.ts'
import { may } from '../../auth/tokens.ts'
import { Code } from '../../parts/code.tsx'
import { Panel } from '../../parts/panel.tsx'
import { DoorTrial } from './door-trial.tsx'

interface DoorsParts {
  readonly api: Pick<ProtectedApi, 'identifier' | 'active'>
}

/** The doors in front of an API: which are open, the configuration to copy for its proxy, and a request to try. */
export const Doors = ({ api }: DoorsParts) => {
  const { t } = useTranslation()
  return (
    <Stack gap="lg" mb="lg">
      <Panel title={t('doors.title')}>
        <Text size="sm" c="dimmed">
          {t('doors.about')}
        </Text>
        <DoorList api={api} />
        {isFrontable(api.identifier) ? <Configurations api={api} /> : <Text size="sm">{t('doors.no_address')}</Text>}
      </Panel>
      {isFrontable(api.identifier) && <DoorTrial identifier={api.identifier} />}
    </Stack>
  )
}

/** A door of forward authentication is open where the API is switched on; AuthZEN allows only what an enforced policy allows. */
const DoorList = ({ api: { active } }: DoorsParts) => {
  const { t } = useTranslation()
  const { data: enforced } = useQuery(someOf<Policy>('/api/policies', { stage: 'enforced', limit: 200 }, may('policies')))
  const isAllowed = enforced?.some(({ effect, points }) => effect === 'allow' && (points.length === 0 || points.includes('access')))
  const stateOf = (name: string) => (name !== 'authzen' ? (active ? 'open' : 'off') : isAllowed === false ? 'denies' : 'open')
  return (
    <Stack gap="xs">
      {accessDoors.map(({ name, path }) => (
        <Group key={name} gap="xs" data-door={name}>
          <Text size="sm" fw={550}>
            {t(`doors.names.${name}`)}
          </Text>
          <Badge color={stateOf(name) === 'open' ? 'teal' : 'gray'}>{t(`doors.states.${stateOf(name)}`)}</Badge>
          <Text size="sm" c="dimmed" className="mono" style={{ overflowWrap: 'anywhere' }}>
            {issuer}
            {path}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}

const Configurations = ({ api: { identifier } }: DoorsParts) => {
  const { t } = useTranslation()
  const [server, setServer] = useState(location.host)
  const [backend, setBackend] = useState('orders:9000')
  const places = { identifier, server, backend, base: tenantRoot }
  return (
    <>
      <Group grow align="flex-start">
        <TextInput label={t('doors.server')} value={server} onChange={(event) => setServer(event.currentTarget.value)} />
        <TextInput label={t('doors.backend')} value={backend} onChange={(event) => setBackend(event.currentTarget.value)} />
      </Group>
      <Tabs defaultValue="nginx" keepMounted={false}>
        <Tabs.List mb="sm">
          {proxyConfigurations.map(({ name, title }) => (
            <Tabs.Tab key={name} value={name}>
              {title}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="authzen">{t('doors.names.authzen')}</Tabs.Tab>
        </Tabs.List>
        {proxyConfigurations.map(({ name, file, text }) => (
          <Tabs.Panel key={name} value={name}>
            <Code text={text(places)} label={file} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="authzen">
          <Stack gap="sm">
            <Text size="sm">{t('doors.authzen')}</Text>
            <Code text={evaluationCommand(issuer, identifier)} label={t('doors.names.authzen')} />
            <Group>
              <Button variant="default" size="xs" renderRoot={(props) => <Link to="/policies/lab" search={{ point: 'access' } as never} {...props} />}>
                {t('doors.lab')}
              </Button>
              <Anchor size="sm" href={`${issuer}/.well-known/authzen-configuration`} target="_blank" rel="noreferrer">
                {t('doors.metadata')}
              </Anchor>
            </Group>
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
