import { Button, Group, Text } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ExtrasParts } from './parts.ts'

/** The way from a policy to the laboratory, and a warning that it is asked about everybody. */
export const PolicyExtras = ({ row, id }: ExtrasParts) => {
  const { t } = useTranslation()
  return (
    <Group className="card" p="md" mb="lg" justify="space-between">
      <Text size="sm">{row['is_global'] === true ? t('lab.global') : t('lab.about_one')}</Text>
      <Button
        variant="default"
        leftSection={<IconFlask size={16} />}
        renderRoot={(props) => <Link to="/policies/lab" search={{ policy: id } as never} {...props} />}
      >
        {t('lab.open')}
      </Button>
    </Group>
  )
}
