import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { consoleRoot } from '../auth/place.ts'
import { signIn } from '../auth/sign-in.ts'
import { failureWord } from '../i18n/wording.ts'
import { Mark } from '../parts/mark.tsx'
import { Dressed } from '../theme/dressed.tsx'

const Words = ({ failure }: { readonly failure: unknown }) => {
  const { t } = useTranslation()
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack maw={440} align="flex-start">
        <Mark size={40} />
        <Title order={1} size="h2">
          {t('frame.sign_in_failed')}
        </Title>
        <Text c="dimmed">{failureWord(failure)}</Text>
        <Button onClick={() => void signIn(consoleRoot)}>{t('frame.try_again')}</Button>
      </Stack>
    </Center>
  )
}

/** Shown when sign-in did not work: why, and the way to try again. */
export const SignInTrouble = ({ failure }: { readonly failure: unknown }) => (
  <Dressed>
    <Words failure={failure} />
  </Dressed>
)
