import { Badge, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { decodePart } from '../../../auth/jwt.ts'
import { Code } from '../../../parts/code.tsx'
import type { Exchange } from './exchange.ts'

const decoded = (body: Exchange['body']) =>
  ['response', 'access_token', 'id_token'].flatMap((name) => {
    const token = body[name]
    const claims = typeof token === 'string' ? decodePart(token, 1) : undefined
    return claims && typeof token === 'string' ? [{ name, text: JSON.stringify({ header: decodePart(token, 0), claims }, null, 2) }] : []
  })

/** One exchange: request and answer side by side, and the tokens in it laid open. */
export const ExchangeCard = ({ exchange }: { readonly exchange: Exchange }) => {
  const { t } = useTranslation()
  return (
    <Stack component="section" className="card" p="lg" gap="sm" data-exchange={exchange.title}>
      <Group gap="xs">
        <Title order={3} className="mono">
          {exchange.title}
        </Title>
        <Badge color={exchange.status < 400 ? 'teal' : 'red'}>{exchange.status}</Badge>
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            {t('try.request')}
          </Text>
          <Code text={exchange.request} label={t('try.request')} />
        </div>
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            {t('try.response')}
          </Text>
          <Code text={exchange.response} label={t('try.response')} />
        </div>
      </SimpleGrid>
      {decoded(exchange.body).map(({ name, text }) => (
        <div key={name}>
          <Text size="xs" c="dimmed" mb={4}>
            {t('try.decoded', { name })}
          </Text>
          <Code text={text} label={name} />
        </div>
      ))}
    </Stack>
  )
}
