import { Alert, Button, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface MadeParts {
  readonly made: { readonly username: string; readonly password: string }
}

/** The name and the password of a new test user, shown this once. */
export const MadeTestUser = ({ made: { username, password } }: MadeParts) => {
  const { t } = useTranslation()
  return (
    <Alert icon={<IconEyeOff />} color="yellow" title={t('portal.test_users.once')}>
      <Text size="sm">{t('portal.test_users.once_words')}</Text>
      <Text className="mono" component="output" display="block" p="sm" my="sm" bg="var(--gh-card)" style={{ overflowWrap: 'anywhere', borderRadius: 8 }}>
        {username}
        <br />
        <span id="test-password">{password}</span>
      </Text>
      <Group gap="xs">
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button size="xs" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
              {copied ? t('parts.copied') : t('portal.test_users.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  )
}
