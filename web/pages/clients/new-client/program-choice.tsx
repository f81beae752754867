import { Select, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type KnownProgram, knownPrograms } from '../../../api/programs.ts'

/** The choice of a program to connect: it decides the kind and all that the program needs. */
export const ProgramChoice = ({ choose }: { readonly choose: (program: KnownProgram) => void }) => {
  const { t } = useTranslation()
  const { data = [] } = useQuery(knownPrograms)
  const connectable = data.filter(({ kind }) => kind !== null)
  return (
    <Stack className="card" p="lg" gap="xs" mb="lg" maw={640}>
      <Title order={2} size="h3">
        {t('wizard.connect')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('wizard.connect_words')}
      </Text>
      <Select
        searchable
        aria-label={t('wizard.connect')}
        placeholder={t('wizard.connect_which')}
        data={connectable.map(({ name, title }) => ({ value: name, label: title }))}
        onChange={(name) => {
          const found = connectable.find((program) => program.name === name)
          if (found) choose(found)
        }}
      />
    </Stack>
  )
}
