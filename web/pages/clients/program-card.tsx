import { List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addressOf, filledIn } from '#model/works-with/program.ts'
import { metadata } from '../../api/names.ts'
import { knownPrograms } from '../../api/programs.ts'
import { issuer } from '../../auth/place.ts'
import { messageWord } from '../../i18n/wording.ts'
import { Code } from '../../parts/code.tsx'
import type { ClientRow } from './client-row.ts'

/** The configuration of the program that a client connects, with the client's values, and the known quirks of that program. */
export const ProgramCard = ({ client, secret }: { readonly client: ClientRow; readonly secret?: string | undefined }) => {
  const { t } = useTranslation()
  const { data: programs = [] } = useQuery(knownPrograms)
  const { data: told } = useQuery(metadata)
  const program = programs.find(({ name }) => name === client.works_with)
  if (!program) return null
  const base = addressOf({ redirect_uris: program.redirect_uris, ...(program.example !== null && { example: program.example }) }, client)
  const filling = { issuer: told?.issuer ?? issuer, client_id: client.id, client_secret: secret ?? t('wizard.the_secret'), base }
  return (
    <Stack component="section" className="card" p="lg" gap="sm" aria-label={program.title}>
      <Title order={2} size="h3">
        {program.title}
      </Title>
      {program.configuration.map(({ place, text }) => (
        <div key={place}>
          <Text size="sm" c="dimmed" mb={4}>
            {place}
          </Text>
          <Code text={filledIn(text, filling)} label={place} />
        </div>
      ))}
      <List size="sm" spacing={4}>
        {program.quirks.map(({ does, change }) => (
          <List.Item key={does}>
            {messageWord(does)} {change !== null && t('wizard.change', { change: messageWord(change) })}
          </List.Item>
        ))}
      </List>
      <Text size="xs" c="dimmed">
        {program.tried === null ? t('wizard.not_tried') : t('wizard.tried', { version: program.tried })}
      </Text>
    </Stack>
  )
}
